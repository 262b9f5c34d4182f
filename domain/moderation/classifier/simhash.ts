import { castVotes } from '#lib/hash-bits.ts'
import { hashOf, pairOf } from './hash.ts'
import { foldAccents, tokensOf } from './tokens.ts'

/** A fingerprint of 64 bits in two halves: texts that differ in a few words differ in a few bits. */
export type Simhash = readonly [number, number]

/** As many bits may differ between two copies of one text. At 64 bits, unlike texts differ in some 32. */
const nearBits = 3

/** Over words and pairs of words; numbers and links count by their kind, so that a campaign with a new link is the same one. */
export function simhashOf(body: string): Simhash {
  const votes = new Int32Array(64)
  let before = 0
  for (const { kind, text } of tokensOf(body)) {
    const word = kind === 'word' ? foldAccents(text.toLowerCase()) : kind
    const hash = hashOf(word, 0, word.length, 0)
    vote(votes, hash)
    if (before !== 0) vote(votes, pairOf(before, hash))
    before = hash
  }
  let low = 0
  let high = 0
  for (let bit = 0; bit < 32; bit++) {
    if (votes[bit]! > 0) low |= 1 << bit
    if (votes[32 + bit]! > 0) high |= 1 << bit
  }
  return [low >>> 0, high >>> 0]
}

const vote = (votes: Int32Array, hash: number): void => castVotes(votes, hash, pairOf(hash, hash))

const isNear = (one: Simhash, other: Simhash): boolean =>
  bitsOf(one[0] ^ other[0]) + bitsOf(one[1] ^ other[1]) <= nearBits

function bitsOf(number: number): number {
  let left = number >>> 0
  let bits = 0
  for (; left !== 0; left &= left - 1) bits++
  return bits
}

/**
 * Remembers fingerprints and says which are copies. Of four parts of 16 bits one is equal when at most three bits differ:
 * only those that share a part are compared, and of these the newest: a flood must not make each look longer.
 */
export class Copies {
  readonly #byPart = new Map<number, Simhash[]>()
  static readonly compared = 50

  /** Whether it is the copy of one that was given before. */
  isCopy(hash: Simhash): boolean {
    const parts = [hash[0] & 0xffff, hash[0] >>> 16, hash[1] & 0xffff, hash[1] >>> 16]
    const lists = parts.map((part, place) => this.#listOf(part * 4 + place))
    if (lists.some((list) => list.some((other) => isNear(hash, other)))) return true
    for (const list of lists) {
      list.push(hash)
      if (list.length > Copies.compared) list.shift()
    }
    return false
  }

  #listOf(key: number): Simhash[] {
    const list = this.#byPart.get(key) ?? []
    if (list.length === 0) this.#byPart.set(key, list)
    return list
  }
}
