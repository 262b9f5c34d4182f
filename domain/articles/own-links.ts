import { addressIn } from '#contract/public-addresses.ts'
import type { Locale } from '#lib/locale.ts'
import { type ArticleDocument, type Mark, mapText, walk } from './document.ts'

/**
 * A text with its links to the site's own pages as the site's language has them: whoever typed one may have done so before
 * the language was another one.
 */
export function withOwnLinks(document: ArticleDocument, language: Locale): ArticleDocument {
  const isOther = (mark: Mark) =>
    mark.type === 'link' && addressIn(mark.attrs.href, language) !== mark.attrs.href
  // Nearly every text: nothing to change, and nothing to copy.
  if (![...walk(document.content)].some((node) => node.type === 'text' && node.marks?.some(isOther)))
    return document
  const marked = (mark: Mark): Mark =>
    mark.type === 'link'
      ? { ...mark, attrs: { ...mark.attrs, href: addressIn(mark.attrs.href, language) } }
      : mark
  return mapText(document, {
    text: (words) => words,
    inlines: (nodes) =>
      nodes.map((node) =>
        node.type === 'text' && node.marks ? { ...node, marks: node.marks.map(marked) } : node,
      ),
  })
}
