import { type ArticleDocument, type Block, plainText, printedBlocks } from './document.ts'

/**
 * What has a number, so that a reader can say which paragraph they mean: text at some length, and figures. A box, a timeline
 * or a table is one, whatever it holds; its lines have none of their own.
 */
const numbered: readonly Block['type'][] = [
  'paragraph',
  'bulletList',
  'orderedList',
  'blockquote',
  'box',
  'timeline',
  'table',
  'chart',
]

/** The numbers of a body's blocks, from one on, as its page prints them. */
export function paragraphNumbers(blocks: readonly Block[]): ReadonlyMap<Block, number> {
  const found = blocks.filter(({ type }) => numbered.includes(type))
  return new Map(found.map((block, index) => [block, index + 1]))
}

/** The words of a paragraph by its number; null where there is none (any more). */
export function paragraphText(body: ArticleDocument, number: number): string | null {
  const blocks = printedBlocks(body)
  const numbers = paragraphNumbers(blocks)
  const block = blocks.find((candidate) => numbers.get(candidate) === number)
  return block ? plainText({ type: 'doc', content: [block] }).replaceAll('\t', ' | ') : null
}

/** Where a paragraph stands on the page of its article. */
export const paragraphId = (number: number): string => `paragraphe-${number}`
