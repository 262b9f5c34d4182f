/** Spreads every bit over all others: the last step of MurmurHash3. */
export function mixBits(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** One word of a text votes on the 64 bits of its simhash (Charikar): for each bit that its own two hashes have, and against the others. */
export function castVotes(votes: Int32Array, low: number, high: number): void {
  for (let bit = 0; bit < 32; bit++) {
    votes[bit]! += ((low >>> bit) & 1) * 2 - 1
    votes[32 + bit]! += ((high >>> bit) & 1) * 2 - 1
  }
}
