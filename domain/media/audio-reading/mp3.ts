import { type AudioReading, ascii, type ByteSource, durationOf, UnreadableAudio } from './source.ts'

/** kbit/s by the four bits of a frame's header; 0 is « free » and 15 is forbidden. MPEG 1 and MPEG 2, layer III. */
const bitrates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
} as const
const sampleRates = [44_100, 48_000, 32_000, 0] as const
/** Some encoders write zeros between what they say and what they play. */
const searched = 16_384
/** A cover picture of a podcast is smaller than this. */
const largestTag = 10_000_000

type Frame = {
  length: number
  samples: number
  sampleRate: number
  bitrate: number
  side: number
  kind: number
}

/** Frames, one after the other. The tags before and behind them stay out: they hold names, places and pictures. */
export async function readMp3(source: ByteSource): Promise<AudioReading> {
  const from = await behindTag(source)
  const { start, frame } = await firstFrame(source, from)
  const end = await beforeTag(source)
  const first = await source.read(start, frame.length)
  const frames = countIn(first, frame)
  const seconds =
    frames === null
      ? ((end - start) * 8) / (frame.bitrate * 1_000)
      : (frames * frame.samples) / frame.sampleRate
  return { format: 'mp3', duration: durationOf(seconds), pieces: [{ start, end }] }
}

async function behindTag(source: ByteSource): Promise<number> {
  const head = await source.read(0, 10)
  if (ascii(head, 0, 3) !== 'ID3' || head.length < 10) return 0
  const [a, b, c, d] = head.subarray(6) as unknown as [number, number, number, number]
  const length = ((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (d & 127)
  if (length > largestTag) throw new UnreadableAudio()
  return 10 + length + (head[5]! & 0x10 ? 10 : 0)
}

async function beforeTag({ size, read }: ByteSource): Promise<number> {
  const tail = await read(Math.max(0, size - 128), 3)
  return ascii(tail, 0, 3) === 'TAG' ? size - 128 : size
}

/** A frame is one that others of its kind follow: two bytes alone can be anything. */
async function firstFrame(source: ByteSource, from: number): Promise<{ start: number; frame: Frame }> {
  const window = await source.read(from, searched)
  for (let at = 0; at + 4 <= window.length; at++) {
    const frame = frameAt(window.readUInt32BE(at))
    if (!frame) continue
    const next = await source.read(from + at + frame.length, 4)
    if (next.length === 4 && frameAt(next.readUInt32BE(0))?.kind === frame.kind)
      return { start: from + at, frame }
  }
  throw new UnreadableAudio()
}

function frameAt(header: number): Frame | null {
  const version = (header >>> 19) & 3
  // Eleven ones; « reserved » is no version; layer III.
  if (header >>> 21 !== 0x7ff || version === 1 || ((header >>> 17) & 3) !== 1) return null
  const isFirst = version === 3
  const bitrate = bitrates[isFirst ? 1 : 2][(header >>> 12) & 15]!
  const sampleRate = sampleRates[((header >>> 10) & 3) as 0]! / (isFirst ? 1 : version === 2 ? 2 : 4)
  if (bitrate === 0 || sampleRate === 0) return null
  const samples = isFirst ? 1_152 : 576
  const padding = (header >>> 9) & 1
  const isMono = ((header >>> 6) & 3) === 3
  return {
    length: Math.floor((samples * 125 * bitrate) / sampleRate) + padding,
    samples,
    sampleRate,
    bitrate,
    side: isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17,
    // Version, layer and rate: what does not change within a file.
    kind: header & 0xfffe0c00,
  }
}

/** How many frames there are, as encoders say it in a first frame that is silent; null where none does. */
function countIn(first: Buffer, { side }: Frame): number | null {
  const at = 4 + side
  const mark = ascii(first, at, at + 4)
  if ((mark === 'Xing' || mark === 'Info') && first.length >= at + 12 && first.readUInt32BE(at + 4) & 1)
    return first.readUInt32BE(at + 8) || null
  if (ascii(first, 36, 40) === 'VBRI' && first.length >= 54) return first.readUInt32BE(50) || null
  return null
}
