import { type ProseSection, prose } from '#contract/i18n/prose.ts'
import type { ArticleDocument, Block, Inline } from '#domain/articles/document.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import type { Locale } from '#lib/locale.ts'
import type { OwedKind, PageContent } from './page.ts'

/**
 * What an owed page says until somebody has written another text. « Qui sommes-nous » begins with what the newspaper says
 * of itself in the settings; what it wrote there before it could edit pages is kept so, and moves into the page with the
 * first change.
 */
export function firstText(
  kind: OwedKind,
  language: Locale,
  settings: Pick<SiteSettings, 'about' | 'description'>,
): PageContent {
  const { title, lead, sections } = prose(language, kind)
  const own = kind === 'about' ? ownWords(settings) : []
  const body: ArticleDocument = {
    type: 'doc',
    content: [...own.map((text) => paragraph([{ type: 'text', text }])), ...sections.flatMap(blocksOf)],
  }
  return { title, standfirst: lead, body }
}

const ownWords = ({ about, description }: Pick<SiteSettings, 'about' | 'description'>): string[] =>
  (about || description)
    .split(/\n\s*\n/)
    .map((text) => text.trim().replace(/\s*\n\s*/g, ' '))
    .filter((text) => text !== '')

function blocksOf({ heading, paragraphs, list }: ProseSection): Block[] {
  return [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: heading }] },
    ...paragraphs.map((text) => paragraph(inlinesOf(text))),
    ...(list.length > 0
      ? [
          {
            type: 'bulletList' as const,
            content: list.map((text) => ({
              type: 'listItem' as const,
              content: [paragraph(inlinesOf(text))],
            })),
          },
        ]
      : []),
  ]
}

const paragraph = (content: Inline[]): Extract<Block, { type: 'paragraph' }> => ({
  type: 'paragraph',
  content,
})

/** Links are written `[words](/address)` in the files of prose. */
function inlinesOf(text: string): Inline[] {
  const link = /\[([^[\]]+)\]\(([^()\s]+)\)/g
  const made: Inline[] = []
  let at = 0
  for (const match of text.matchAll(link)) {
    if (match.index > at) made.push({ type: 'text', text: text.slice(at, match.index) })
    made.push({
      type: 'text',
      text: match[1]!,
      marks: [{ type: 'link', attrs: { href: match[2]! } }],
    })
    at = match.index + match[0].length
  }
  if (at < text.length) made.push({ type: 'text', text: text.slice(at) })
  return made
}
