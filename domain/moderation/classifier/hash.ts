import { mixBits } from '#lib/hash-bits.ts'

/**
 * 2^17 weights of four bytes: 512 KB a head, which a process may well hold twice. With 2^16 the ten thousand different
 * features of a few thousand comments would share a weight with another one in six cases of ten.
 */
export const dimensions = 1 << 17

/** FNV-1a over a part of a text, mixed once more: its upper bits alone are used. `kind` keeps a word apart from a letter group that is spelled alike. */
export function hashOf(text: string, from: number, to: number, kind: number): number {
  let hash = 2166136261 ^ Math.imul(kind, 0x9e3779b1)
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  return mixBits(hash)
}

/** Two hashes as one, in their order: a pair of words. */
export const pairOf = (first: number, second: number): number =>
  mixBits(Math.imul(first, 0x85ebca6b) ^ (second + 0x7f4a7c15))

/** The weight that a hash belongs to. */
export const slotOf = (hash: number): number => hash >>> 15
