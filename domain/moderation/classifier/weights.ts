import { dimensions } from './hash.ts'

/** Numbers as they are kept in a row: four bytes each, the lowest first, as every machine that runs Node has them. */
export const packNumbers = (numbers: Float32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)

/** Null where they are not as many as we count by: of a release that counts otherwise. */
export function unpackNumbers(bytes: Uint8Array): Float32Array | null {
  if (bytes.byteLength !== dimensions * 4) return null
  // A copy: what a driver hands out may begin anywhere.
  return new Float32Array(new Uint8Array(bytes).buffer)
}
