import { makeTexts } from '#seed/bulk/prose.ts'

const words = 15_000
/** Sentences of a paragraph, and paragraphs under a heading: as newspapers have them. */
const sentences = 5
const paragraphs = 6

/** Fifteen thousand words, in the markup of the demo: an hour's reading with subheads and quotations. */
export function longRead(): string {
  const { texts } = makeTexts('look')
  const pool = texts.filter(({ kind }) => kind === 'sentence:0').map(({ text }) => text)
  const headings = texts.filter(({ kind }) => kind === 'heading:0').map(({ text }) => text)
  const parts: string[] = []
  let count = 0
  let next = 0
  for (let part = 0; count < words; part++) {
    if (part % paragraphs === paragraphs - 1) parts.push(`## ${headings[part % headings.length]}`)
    const text = Array.from({ length: sentences }, () => pool[next++ % pool.length]).join(' ')
    parts.push(text)
    count += text.split(/\s+/).length
  }
  const head = [
    'title: Quinze mille mots sur une seule ville',
    'standfirst: Le récit complet, sans coupe.',
    'section: societe',
    'bylines: maud-lestranbry',
    'published: 2h50m',
    'picture: hospital',
  ]
  return `---\n${head.join('\n')}\n---\n\n${parts.join('\n\n')}`
}
