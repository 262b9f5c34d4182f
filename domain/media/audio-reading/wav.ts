import {
  type AudioReading,
  ascii,
  type ByteSource,
  durationOf,
  type Piece,
  UnreadableAudio,
} from './source.ts'

/** PCM, floating point, and the form that can be either. Anything else needs a decoder that browsers lack. */
const played = new Set([1, 3, 0xfffe])
/** Chunks before the sound itself; recorders write half a dozen. */
const mostChunks = 64

/** RIFF: chunks, each with its name and length. Kept are the two that make sound. */
export async function readWav(source: ByteSource): Promise<AudioReading> {
  let format: Buffer | null = null
  for (let at = 12, count = 0; at + 8 <= source.size && count < mostChunks; count++) {
    const head = await source.read(at, 8)
    const length = head.readUInt32LE(4)
    const start = at + 8
    if (ascii(head, 0, 4) === 'fmt ') {
      if (length < 16 || length > 64) break
      format = await source.read(start, length)
    } else if (ascii(head, 0, 4) === 'data' && format !== null) {
      // A recorder that was cut off says 0, or more than there is.
      const end = length === 0 ? source.size : Math.min(source.size, start + length)
      return { format: 'wav', duration: lasting(format, end - start), pieces: rewritten(format, start, end) }
    }
    at = start + length + (length % 2)
  }
  throw new UnreadableAudio()
}

function lasting(format: Buffer, bytes: number): number {
  if (format.length < 16 || !played.has(format.readUInt16LE(0))) throw new UnreadableAudio()
  const bytesPerSecond = format.readUInt32LE(8)
  if (bytesPerSecond === 0) throw new UnreadableAudio()
  return durationOf(bytes / bytesPerSecond)
}

function rewritten(format: Buffer, start: number, end: number): Piece[] {
  const bytes = end - start
  const head = Buffer.alloc(12 + 8 + format.length + 8)
  head.write('RIFF', 0)
  head.writeUInt32LE(head.length - 8 + bytes, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(format.length, 16)
  format.copy(head, 20)
  head.write('data', 20 + format.length)
  head.writeUInt32LE(bytes, 24 + format.length)
  return [head, { start, end }]
}
