import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aroundChanges, type BlockDifference, compareBlocks, compareWords } from './differences.ts'

const older = ({ kind, ...block }: BlockDifference): string[] =>
  'pieces' in block
    ? [textOf(block.pieces.filter((piece) => piece.kind !== 'added'))]
    : kind === 'added'
      ? []
      : [block.text]
const newer = ({ kind, ...block }: BlockDifference): string[] =>
  'pieces' in block
    ? [textOf(block.pieces.filter((piece) => piece.kind !== 'removed'))]
    : kind === 'removed'
      ? []
      : [block.text]
const textOf = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('')

describe('the words of a block', () => {
  test('only those that changed are told apart', () => {
    expect(compareWords('Le budget est de 3\u00a0400 euros.', 'Le budget est de 3\u00a0600 euros.')).toEqual([
      { kind: 'same', text: 'Le budget est de ' },
      { kind: 'removed', text: '3\u00a0400' },
      { kind: 'added', text: '3\u00a0600' },
      { kind: 'same', text: ' euros.' },
    ])
  })

  test('a word keeps its apostrophe and its hyphens, and lets go of its full stop', () => {
    expect(compareWords('C’est aujourd’hui.', 'C’est après-demain.')).toEqual([
      { kind: 'same', text: 'C’est ' },
      { kind: 'removed', text: 'aujourd’hui' },
      { kind: 'added', text: 'après-demain' },
      { kind: 'same', text: '.' },
    ])
  })
})

describe('the blocks of a text', () => {
  test('a sentence that was rewritten stands beside its older wording', () => {
    const [same, changed] = compareBlocks(
      ['Un.', 'La maire a parlé lundi au conseil.'],
      ['Un.', 'La maire a parlé mardi au conseil.'],
    )
    expect(same).toEqual({ kind: 'same', text: 'Un.' })
    expect(changed?.kind).toBe('changed')
  })

  test('one that has nothing of the other went, and the other came', () => {
    expect(compareBlocks(['Le tribunal a tranché.'], ['Neuf trains circulent par jour.'])).toEqual([
      { kind: 'removed', text: 'Le tribunal a tranché.' },
      { kind: 'added', text: 'Neuf trains circulent par jour.' },
    ])
  })

  test('nothing is lost and nothing is invented', () => {
    const words = fc.constantFrom(
      'a',
      'le pont',
      'le pont est fermé',
      'le pont est ouvert',
      '',
      'élan 👍🏽',
      '12,5',
    )
    const blocks = fc.array(words, { maxLength: 12 })
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const found = compareBlocks(before, after)
        expect(found.flatMap(older)).toEqual(before)
        expect(found.flatMap(newer)).toEqual(after)
      }),
    )
  })

  test('the same text twice has no difference', () => {
    const blocks = fc.array(fc.string(), { maxLength: 12 })
    fc.assert(fc.property(blocks, (text) => compareBlocks(text, text).every(({ kind }) => kind === 'same')))
  })

  test('two long texts without a line in common are told whole, and at once', () => {
    const before = Array.from({ length: 3_000 }, (_, at) => `avant ${at}`)
    const after = Array.from({ length: 3_000 }, (_, at) => `puis ${at}`)
    const found = compareBlocks(before, after)
    expect(found.flatMap(older)).toEqual(before)
    expect(found.flatMap(newer)).toEqual(after)
  })
})

test('what is the same far from a change is counted, not repeated', () => {
  const same = (text: string): BlockDifference => ({ kind: 'same', text })
  const changed: BlockDifference = { kind: 'added', text: 'neuf' }
  expect(aroundChanges([same('1'), same('2'), same('3'), changed, same('4'), same('5'), same('6')])).toEqual([
    { kind: 'left_out', count: 2 },
    { kind: 'difference', block: same('3') },
    { kind: 'difference', block: changed },
    { kind: 'difference', block: same('4') },
    { kind: 'left_out', count: 2 },
  ])
})
