import { diffArrays } from 'diff'

/** A piece of a text that stands in both versions, in the older one or in the newer one. */
export type Piece = { kind: 'same' | 'removed' | 'added'; text: string }

/** A block of a text in two versions, in the order of reading. */
export type BlockDifference = Piece | { kind: 'changed'; pieces: Piece[] }

/** Steps from one version to the other beyond which nobody reads a difference, and the search for it takes seconds. */
const mostSteps = 2_000

/** Of the words of two blocks, how many they must share to be two wordings of one. */
const alike = 0.4

/** What differs between two texts: blocks are put side by side first, then the words of those that were rewritten. */
export function compareBlocks(before: readonly string[], after: readonly string[]): BlockDifference[] {
  const found: BlockDifference[] = []
  let removed: string[] = []
  const settle = (added: readonly string[]) => {
    found.push(...pair(removed, added))
    removed = []
  }
  for (const run of compare(before, after)) {
    // What was taken out comes before what was put in its place.
    if (run.kind === 'removed') removed = run.items
    else if (run.kind === 'added') settle(run.items)
    else {
      settle([])
      found.push(...run.items.map((text): Piece => ({ kind: 'same', text })))
    }
  }
  settle([])
  return found
}

/** The words of a block in two wordings. Together, `same` and `removed` are the older one, `same` and `added` the newer. */
export function compareWords(before: string, after: string): Piece[] {
  return compare(wordsOf(before), wordsOf(after)).map(({ kind, items }) => ({ kind, text: items.join('') }))
}

type Run = { kind: Piece['kind']; items: string[] }

function compare(before: readonly string[], after: readonly string[]): Run[] {
  const runs = diffArrays([...before], [...after], { maxEditLength: mostSteps })
  if (!runs) return [run('removed', [...before]), run('added', [...after])]
  return runs.map(({ value, removed, added }) => run(removed ? 'removed' : added ? 'added' : 'same', value))
}

const run = (kind: Piece['kind'], items: string[]): Run => ({ kind, items })

/** Each block that went finds the first one that came and is like it, in order; the others went, or came, whole. */
function pair(removed: readonly string[], added: readonly string[]): BlockDifference[] {
  const found: BlockDifference[] = []
  let next = 0
  for (const text of removed) {
    const match = added.findIndex((other, at) => at >= next && likeness(text, other) >= alike)
    if (match === -1) {
      found.push({ kind: 'removed', text })
      continue
    }
    found.push(...whole('added', added.slice(next, match)))
    found.push({ kind: 'changed', pieces: compareWords(text, added[match]!) })
    next = match + 1
  }
  return [...found, ...whole('added', added.slice(next))]
}

const whole = (kind: Piece['kind'], texts: readonly string[]): Piece[] =>
  texts.map((text) => ({ kind, text }))

/** Of the words of the longer one, the part that the other has too. */
function likeness(one: string, other: string): number {
  const words = (text: string) => wordsOf(text).filter((word) => word.trim() !== '')
  const [a, b] = [words(one), words(other)]
  const known = new Map<string, number>()
  for (const word of a) known.set(word, (known.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const left = known.get(word) ?? 0
    if (left === 0) continue
    known.set(word, left - 1)
    shared++
  }
  return shared / Math.max(a.length, b.length, 1)
}

/** Words, numbers, spaces and signs. A word keeps its hyphens and apostrophes, a number its marks: « 3 400 » is one. */
const wordsOf = (text: string): string[] =>
  text.match(/\p{N}+(?:[.,\u00a0\u202f]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:[’'-][\p{L}\p{M}\p{N}]+)*|\s+|./gsu) ??
  []

/** What is the same at some length, but for what stands next to a change: nobody reads an article twice to find a word. */
export type Excerpt = { kind: 'difference'; block: BlockDifference } | { kind: 'left_out'; count: number }

export function aroundChanges(blocks: readonly BlockDifference[]): Excerpt[] {
  const isNear = (at: number) =>
    [at - 1, at, at + 1].some((index) => blocks[index] !== undefined && blocks[index].kind !== 'same')
  const excerpts: Excerpt[] = []
  for (const [at, block] of blocks.entries()) {
    const last = excerpts.at(-1)
    if (isNear(at)) excerpts.push({ kind: 'difference', block })
    else if (last?.kind === 'left_out') last.count++
    else excerpts.push({ kind: 'left_out', count: 1 })
  }
  return excerpts
}
