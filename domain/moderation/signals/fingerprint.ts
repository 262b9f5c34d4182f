import { castVotes, mixBits } from '#lib/hash-bits.ts'
import { fold } from './fold.ts'

/** Fewer words are said by many: « Merci pour cet article » is nobody's campaign. */
const fewestWords = 8
/** As much as the first screens of a comment: what is pasted a thousand times is the same from its beginning. */
const mostWords = 400

/**
 * The words in 64 bits, so that nearly the same words have nearly the same bits (Charikar's simhash over words and pairs of
 * words). Figures and links count by their kind: a campaign with another link is the same one. Null: too few words.
 */
export function fingerprintOf(body: string): bigint | null {
  const text = fold(body.replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' lien '))
  const words = text.match(/\p{L}+|\p{N}+/gu)?.slice(0, mostWords) ?? []
  if (words.length < fewestWords) return null
  const votes = new Int32Array(64)
  let before = 0
  for (const word of words) {
    const hash = hashOf(/^\p{N}/u.test(word) ? '0' : word)
    vote(votes, hash)
    if (before !== 0) vote(votes, mixBits(Math.imul(before, 31) ^ hash))
    before = hash
  }
  let bits = 0n
  for (let bit = 63; bit >= 0; bit--) bits = (bits << 1n) | (votes[bit]! > 0 ? 1n : 0n)
  return BigInt.asIntN(64, bits)
}

/**
 * Of 64 bits: a word changed in thirty differs in some three, other texts of the same language in more than twenty.
 */
export const nearBits = 6

const vote = (votes: Int32Array, hash: number): void => castVotes(votes, hash, mixBits(hash ^ 0x9e3779b9))

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return mixBits(hash)
}
