import { type CommentFacts, type Fact, factsOf } from './facts.ts'
import { hashOf, pairOf, slotOf } from './hash.ts'
import { foldAccents, hostOf, type Token, tokensOf } from './tokens.ts'

/** Of what is counted, and how. Weights learned from another way of counting mean nothing: a change is a new number. */
export const featuresVersion = 1

/** What a feature was made of: for the explanation, and kept no longer than that. */
export type Source = { kind: 'text'; text: string } | { kind: 'fact'; fact: Fact }

/**
 * A comment as numbers. `slots` are the features in the order in which they were met, one for each time; `owners` says
 * which source each came from.
 */
export type Reading = {
  count: number
  slots: Uint32Array
  owners: Uint16Array
  groups: Uint8Array
  sources: Source[]
}

const group = { words: 0, letters: 1, facts: 2 } as const

/**
 * How much each group of features weighs beside the others, whatever the length of the text: there are ten times as many
 * groups of letters as words, and a handful of facts.
 */
const shares = [0.75, 0.6, 0.25] as const

const kinds = {
  word: 1,
  accented: 2,
  letters: 3,
  accentedLetters: 4,
  token: 5,
  host: 6,
  ending: 7,
  fact: 8,
} as const
const lengths = [3, 4, 5] as const
/** Of a longer word the rest is noise, or somebody's attempt to make us work. */
const wordAtMost = 40
/** Far more than 2,400 letters can make. */
const mostFeatures = 40_000

// One comment is read at a time, in one turn of the event loop: its features are written over those of the one before.
const slots = new Uint32Array(mostFeatures)
const owners = new Uint16Array(mostFeatures)
const groups = new Uint8Array(mostFeatures)
let count = 0

/** Reads a comment. The result is valid until the next one is read. */
export function readComment(facts: CommentFacts): Reading {
  count = 0
  const sources: Source[] = []
  let before = 0
  let links = 0
  for (const token of tokensOf(facts.body)) {
    const owner = sources.push({ kind: 'text', text: token.text }) - 1
    if (token.kind === 'link') links++
    before =
      token.kind === 'word' || token.kind === 'spaced'
        ? addWord(token, owner, before)
        : addToken(token, owner, before)
  }
  for (const [fact, text] of factsOf(facts, links)) {
    const owner = sources.push({ kind: 'fact', fact }) - 1
    add(hashOf(text, 0, text.length, kinds.fact), owner, group.facts)
  }
  return { count, slots, owners, groups, sources }
}

function addWord({ kind, text }: Token, owner: number, before: number): number {
  const together = kind === 'spaced' ? text.replace(/[^\p{L}]/gu, '') : text
  const original = together.toLowerCase()
  const folded = foldAccents(original)
  const hash = hashOf(folded, 0, folded.length, kinds.word)
  add(hash, owner, group.words)
  if (kind === 'spaced') addName('spaced', owner)
  if (before !== 0) add(pairOf(before, hash), owner, group.words)
  addLetters(folded, owner, kinds.letters)
  if (original !== folded) {
    add(hashOf(original, 0, original.length, kinds.accented), owner, group.words)
    addLetters(original, owner, kinds.accentedLetters)
  }
  if (together.length > 2 && together === together.toUpperCase() && together !== original)
    addName('capitals', owner)
  return hash
}

/** What is not a word counts by its kind, and a link or an address by its host too. */
function addToken({ kind, text }: Token, owner: number, before: number): number {
  const hash = addName(kind, owner)
  if (before !== 0) add(pairOf(before, hash), owner, group.words)
  if (kind === 'link' || kind === 'mail') {
    const host = kind === 'mail' ? text.slice(text.indexOf('@') + 1).toLowerCase() : hostOf(text)
    add(hashOf(host, 0, host.length, kinds.host), owner, group.words)
    const ending = host.slice(host.lastIndexOf('.') + 1)
    add(hashOf(ending, 0, ending.length, kinds.ending), owner, group.words)
    addLetters(host, owner, kinds.letters)
  } else if (kind === 'picture' || kind === 'currency')
    add(hashOf(text, 0, text.length, kinds.word), owner, group.words)
  return hash
}

function addName(name: string, owner: number): number {
  const hash = hashOf(name, 0, name.length, kinds.token)
  add(hash, owner, group.words)
  return hash
}

/** Groups of three to five letters, with the edges of the word: they outlive a misspelling, and endings. */
function addLetters(word: string, owner: number, kind: number): void {
  const edged = ` ${word.slice(0, wordAtMost)} `
  for (const length of lengths)
    for (let at = 0; at + length <= edged.length; at++)
      add(hashOf(edged, at, at + length, kind), owner, group.letters)
}

function add(hash: number, owner: number, to: number): void {
  if (count === mostFeatures) return
  slots[count] = slotOf(hash)
  owners[count] = owner
  groups[count] = to
  count++
}

/** Each feature once: its slot in the upper 17 bits, its value between 0 and 1 in the lower 15. Four bytes a feature. */
export type Vector = Uint32Array

export const valueScale = 1 / 0x7fff

// How often each slot was met in the comment at hand, and in which group first. All zero between two comments.
const times = new Uint16Array(1 << 17)
const firstGroup = new Uint8Array(1 << 17)

/** Sub-linear in how often: the tenth « gratuit » says less than the first. Each group has its share, whatever its size. */
export function vectorOf(reading: Reading): Vector {
  const distinct = new Uint32Array(reading.count)
  let size = 0
  for (let i = 0; i < reading.count; i++) {
    const slot = reading.slots[i]!
    if (times[slot] === 0) {
      distinct[size++] = slot
      firstGroup[slot] = reading.groups[i]!
    }
    times[slot]!++
  }
  const squares = [0, 0, 0]
  for (let i = 0; i < size; i++) {
    const slot = distinct[i]!
    squares[firstGroup[slot]!]! += (1 + Math.log(times[slot]!)) ** 2
  }
  const scales = shares.map((share, to) => (squares[to] === 0 ? 0 : share / Math.sqrt(squares[to]!)))
  // Facts are few, and always there: each has the whole share.
  scales[group.facts] = shares[group.facts]
  const vector = new Uint32Array(size)
  for (let i = 0; i < size; i++) {
    const slot = distinct[i]!
    const value = Math.min(1, (1 + Math.log(times[slot]!)) * scales[firstGroup[slot]!]!)
    vector[i] = ((slot << 15) | Math.round(value * 0x7fff)) >>> 0
    times[slot] = 0
  }
  return vector
}
