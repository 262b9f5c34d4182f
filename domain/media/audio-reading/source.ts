import type { AudioFormat } from '../audio.ts'

/** A file that is read a piece at a time: sounds are too large for memory. Beyond its end there is nothing. */
export interface ByteSource {
  size: number
  read(start: number, length: number): Promise<Buffer>
}

/** What is kept of a sound: bytes of the source, from `start` to before `end`, or bytes of our own. */
export type Piece = { start: number; end: number } | Buffer

export type AudioReading = { format: AudioFormat; duration: number; pieces: Piece[] }

/** It is of the kind that its first bytes say, and cannot be understood. */
export class UnreadableAudio extends Error {
  override readonly name = 'UnreadableAudio'
}

export const ascii = (bytes: Buffer, start: number, end: number): string =>
  bytes.toString('latin1', start, end)

/** Milliseconds; nothing lasts no time, and nothing longer than a day is a sound for an article. */
export function durationOf(seconds: number): number {
  const milliseconds = Math.round(seconds * 1_000)
  if (!(milliseconds > 0 && milliseconds <= 86_400_000)) throw new UnreadableAudio()
  return milliseconds
}
