import { expect, test } from 'vitest'
import { type ArticleDocument, mapText } from '#domain/articles/document.ts'
import { everyBlock, everyBlockIds } from '#testing/every-block.ts'
import { compareBlocks } from './differences.ts'
import { textBlocks } from './version-text.ts'

const [first, second] = everyBlockIds.pictures
const read = (body: ArticleDocument, shown: string[] = [first, second]) =>
  textBlocks(body, { shown: new Set(shown), picture: 'Photo' })

test('every block is told by its lines, the notes last', () => {
  expect(read(everyBlock())).toEqual([
    'Un pangolin dort.',
    '[Photo · Le wombat · Fennec]',
    '[Photo · La rive]',
    'Les okapis',
    'Dugong | Euros',
    'Quokka | 12',
    'Le tamanoir',
    'Le lynx rôde.',
    'La gerboise',
    '3 brumaire',
    'Le tapir arrive.',
    'Le ouistiti',
    'en hectares',
    'Zibeline',
    'Marmotte | 1 200',
    'Ailleurs | indisponible',
    'Insectarium de Brest',
    'Le rossignol',
    'Magnétophone de Brest',
    'Une roucoulade.',
    'Puis plus rien.',
    'Le périscope',
    'Un calao plonge.',
    'L’Albatros',
    '1. Rapport du Cacatoès.',
  ])
})

test('a picture of a gallery that was withdrawn does not live on in its caption', () => {
  expect(read(everyBlock(), [second]).slice(1, 3)).toEqual(['[Photo]', '[Photo · La rive]'])
})

test.each([
  ['a note', 'Cacatoès', 'Perroquet'],
  ['a caption in a gallery', 'wombat', 'koala'],
  ['a cell', '12', '13'],
  ['the caption of a table', 'okapis', 'zèbres'],
  ['a box', 'lynx', 'loup'],
  ['a date', 'brumaire', 'frimaire'],
  ['an entry', 'tapir', 'tatou'],
  ['a figure', '200', '300'],
  ['a unit', 'hectares', 'ares'],
  ['a source', 'Insectarium', 'Aquarium'],
])('a word that changes in %s is told, and nothing else', (_, word, other) => {
  const text = (typed: string) => typed.replace(word, other)
  const changed = mapText(everyBlock(), {
    text,
    inlines: (nodes) =>
      nodes.map((node) => (node.type === 'text' ? { ...node, text: text(node.text) } : node)),
  })
  const differences = compareBlocks(read(everyBlock()), read(changed)).filter(({ kind }) => kind !== 'same')
  const told = JSON.stringify(differences)
  expect([differences.length <= 2, told.includes(word), told.includes(other)]).toEqual([true, true, true])
})

test('which articles are chosen beside it is no word of the text', () => {
  expect(read(everyBlock('018f0000-0000-7000-8000-0000000000c1'))).toEqual(read(everyBlock()))
})
