import {
  type AudioReading,
  ascii,
  type ByteSource,
  durationOf,
  type Piece,
  UnreadableAudio,
} from './source.ts'

type Box = { type: string; start: number; body: number; end: number }

/** Bounds for hostile input. A file of an hour has one « moov » of some hundred kilobytes, and a dozen boxes on each floor. */
const mostBoxes = 1_000
const largestIndex = 8_000_000

/** Boxes that phones and editors write names, places and pictures into. */
const told = new Set(['udta', 'meta', 'uuid'])

/**
 * Boxes in boxes. Offsets inside the file point at its bytes, so nothing is cut out of it: what is not for readers is made
 * a box that says nothing, as long as it was.
 */
export async function readMp4(source: ByteSource): Promise<AudioReading> {
  const floor = await boxesOf(source, 0, source.size)
  const moov = floor.find(({ type }) => type === 'moov')
  if (!moov || moov.end - moov.start > largestIndex || !floor.some(({ type }) => type === 'mdat'))
    throw new UnreadableAudio()
  const head = await within(source, moov, 'mvhd')
  const tracks = (await boxesOf(source, moov.body, moov.end)).filter(({ type }) => type === 'trak')
  const kinds = await Promise.all(tracks.map((track) => kindOf(source, track)))
  if (!kinds.includes('soun') || kinds.includes('vide')) throw new UnreadableAudio()
  return {
    format: 'm4a',
    duration: durationOf(await secondsIn(source, head)),
    pieces: silenced(await toldIn(source, moov, tracks, floor), source.size),
  }
}

async function boxesOf(source: ByteSource, start: number, end: number): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = start; at + 8 <= end; ) {
    const head = await source.read(at, 16)
    if (head.length < 8 || boxes.length >= mostBoxes) throw new UnreadableAudio()
    const short = head.readUInt32BE(0)
    // 1: the length follows in 64 bits; 0: to the end.
    const isLong = short === 1 && head.length === 16
    const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short
    if (length < (isLong ? 16 : 8) || at + length > end) throw new UnreadableAudio()
    boxes.push({ type: ascii(head, 4, 8), start: at, body: at + (isLong ? 16 : 8), end: at + length })
    at += length
  }
  return boxes
}

async function within(source: ByteSource, box: Box, ...path: string[]): Promise<Box> {
  let found = box
  for (const name of path) {
    const inner = (await boxesOf(source, found.body, found.end)).find(({ type }) => type === name)
    if (!inner) throw new UnreadableAudio()
    found = inner
  }
  return found
}

/** `soun`, `vide`, or something else beside them. */
async function kindOf(source: ByteSource, track: Box): Promise<string> {
  const { body } = await within(source, track, 'mdia', 'hdlr')
  return ascii(await source.read(body + 8, 4), 0, 4)
}

async function secondsIn(source: ByteSource, { body }: Box): Promise<number> {
  const head = await source.read(body, 32)
  const isLong = head[0] === 1
  if (head.length < 32) throw new UnreadableAudio()
  const units = isLong ? Number(head.readBigUInt64BE(24)) : head.readUInt32BE(16)
  return units / head.readUInt32BE(isLong ? 20 : 12)
}

/** Everything that tells more than the sound, in the order of the file. */
async function toldIn(source: ByteSource, moov: Box, tracks: Box[], floor: Box[]): Promise<Box[]> {
  const inner = await Promise.all([moov, ...tracks].map((box) => boxesOf(source, box.body, box.end)))
  return [...floor, ...inner.flat()].filter(({ type }) => told.has(type)).sort((a, b) => a.start - b.start)
}

function silenced(boxes: Box[], size: number): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, body, end } of boxes) {
    pieces.push({ start: at, end: start + 4 }, Buffer.from('free'))
    if (body > start + 8) pieces.push({ start: start + 8, end: body })
    pieces.push(Buffer.alloc(end - body))
    at = end
  }
  return [...pieces, { start: at, end: size }]
}
