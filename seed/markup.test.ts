import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Block } from '#domain/articles/document.ts'
import { parseArticle } from './markup.ts'

const blocksOf = (text: string) => parseArticle(`---\ntitle: x\n---\n\n${text}`).body.content

test('a pull quote, an italic and a bold word become what they look like', () => {
  expect(blocksOf('> > On a foré. — Josiane\n\nDe _quel siècle ?_ **vraiment**, dit a_b_c.')).toEqual([
    { type: 'pullQuote', attrs: { attribution: 'Josiane' }, content: [{ type: 'text', text: 'On a foré.' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'De ' },
        { type: 'text', text: 'quel siècle ?', marks: [{ type: 'italic' }] },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'vraiment', marks: [{ type: 'bold' }] },
        { type: 'text', text: ', dit a_b_c.' },
      ],
    },
  ])
})

test('blocks between fences keep their empty lines, and notes are where they stand', () => {
  const [box, table, text] = blocksOf(
    ':::encadré Un titre\nUn.\n\n- deux\n:::\n\n:::tableau Voix\n | A\nB | 1\n:::\n\nFait[^Source : mairie.].',
  )
  expect(box).toMatchObject({
    type: 'box',
    attrs: { title: 'Un titre' },
    content: [{ type: 'paragraph' }, { type: 'bulletList' }],
  })
  expect(table).toMatchObject({
    type: 'table',
    content: [
      { content: [{ type: 'tableHeader' }, { type: 'tableHeader' }] },
      { content: [{ type: 'tableHeader' }, { type: 'tableCell' }] },
    ],
  })
  expect(text).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Fait' },
      { type: 'footnote', attrs: { text: 'Source : mairie.' } },
      { type: 'text', text: '.' },
    ],
  })
})

test('no mark of the demo’s articles is left in what readers see', () => {
  const folder = 'seed/newsroom/articles'
  const words = (block: unknown): string[] =>
    typeof block !== 'object' || block === null
      ? []
      : 'text' in block
        ? [String(block.text)]
        : 'content' in block && Array.isArray(block.content)
          ? block.content.flatMap(words)
          : []
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => parseArticle(readFileSync(`${folder}/${name}`, 'utf8')).body.content)
    .flatMap((block: Block) => words(block))
    .filter((text) => /^> |\*\*|(^|\s)_\S|\S_(\s|$)|^#+ |:::|\[\^/.test(text))
  expect(left).toEqual([])
})

test('words in another language are marked, with what is italic in them', () => {
  expect(blocksOf('Elle dit {en|yes, _sir_} et part.')).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Elle dit ' },
        { type: 'text', text: 'yes, ', marks: [{ type: 'language', attrs: { lang: 'en' } }] },
        {
          type: 'text',
          text: 'sir',
          marks: [{ type: 'language', attrs: { lang: 'en' } }, { type: 'italic' }],
        },
        { type: 'text', text: ' et part.' },
      ],
    },
  ])
})
