import { expect, test } from 'vitest'
import { everyBlock } from '#testing/every-block.ts'
import type { ArticleDocument, Block } from './document.ts'
import { paragraphNumbers, paragraphText } from './paragraphs.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body: ArticleDocument = {
  type: 'doc',
  content: [
    paragraph('Un.'),
    paragraph('  '),
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Titre' }] },
    { type: 'picture', attrs: { mediaId: 'm', alt: 'Un pont', caption: '', credit: '' } },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Deux.' }] }] },
    paragraph('Trois.'),
  ],
}

test('only text that is printed has a number, in the order of reading', () => {
  expect([1, 2, 3].map((number) => paragraphText(body, number))).toEqual(['Un.', 'Deux.', 'Trois.'])
  expect([...paragraphNumbers(body.content.slice(2)).values()]).toEqual([1, 2])
})

test('a number that no paragraph has leads nowhere', () => {
  expect([0, 4].map((number) => paragraphText(body, number))).toEqual([null, null])
})

test('a box, a timeline, a table and a chart are one each; pictures and ways to other articles have no number', () => {
  const blocks = everyBlock()
  expect([...paragraphNumbers(blocks.content)].map(([{ type }, number]) => [type, number])).toEqual([
    ['paragraph', 1],
    ['table', 2],
    ['box', 3],
    ['timeline', 4],
    ['chart', 5],
  ])
  expect(paragraphText(blocks, 1)).toBe('Un pangolin dort.\nRapport du Cacatoès.')
  expect(paragraphText(blocks, 2)).toBe('Les okapis\nDugong | Euros\nQuokka | 12')
  expect(paragraphText(blocks, 3)).toBe('Le tamanoir\nLe lynx rôde.')
})
