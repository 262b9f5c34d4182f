import {
  type AudioReading,
  ascii,
  type ByteSource,
  durationOf,
  type Piece,
  UnreadableAudio,
} from './source.ts'

/** Opus counts in this rate, whatever was recorded. */
const perSecond = 48_000
/** A page is 64 KB at most; a cover picture among the comments takes many of them. */
const largestPage = 65_307
const mostPages = 300

type Page = { start: number; end: number; serial: number; sequence: number; isWhole: boolean; body: number }

/**
 * Pages of one Opus stream: its head, its comments, its sound. The comments hold names and pictures: a page without any takes
 * their place, and empty ones keep the count.
 */
export async function readOgg(source: ByteSource): Promise<AudioReading> {
  const first = await pageAt(source, 0)
  const head = await source.read(first.body, 19)
  if (ascii(head, 0, 8) !== 'OpusHead' || head.length < 19) throw new UnreadableAudio()
  const skipped = head.readUInt16LE(10)
  let at = first.end
  const comments: Page[] = []
  do {
    if (comments.length >= mostPages) throw new UnreadableAudio()
    const page = await pageAt(source, at)
    if (page.serial !== first.serial) throw new UnreadableAudio()
    comments.push(page)
    at = page.end
  } while (!comments.at(-1)!.isWhole)
  if (ascii(await source.read(comments[0]!.body, 8), 0, 8) !== 'OpusTags') throw new UnreadableAudio()
  const duration = durationOf(((await lastPosition(source, first.serial)) - skipped) / perSecond)
  const replaced: Piece[] = comments.map(({ serial, sequence }, index) =>
    writtenPage(serial, sequence, index === 0 ? noComments : null),
  )
  return {
    format: 'ogg',
    duration,
    pieces: [{ start: 0, end: first.end }, ...replaced, { start: at, end: source.size }],
  }
}

const noComments = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])

async function pageAt(source: ByteSource, start: number): Promise<Page> {
  const head = await source.read(start, 27 + 255)
  if (head.length < 28 || ascii(head, 0, 4) !== 'OggS') throw new UnreadableAudio()
  const count = head[26]!
  const lengths = head.subarray(27, 27 + count)
  const body = start + 27 + count
  return {
    start,
    body,
    end: body + lengths.reduce((sum, length) => sum + length, 0),
    serial: head.readUInt32LE(14),
    sequence: head.readUInt32LE(18),
    // A packet goes on where its last part is full.
    isWhole: count > 0 && lengths.at(-1)! < 255,
  }
}

/** What the last page says has been played by its end. */
async function lastPosition({ size, read }: ByteSource, serial: number): Promise<number> {
  const tail = await read(Math.max(0, size - largestPage - 282), largestPage + 282)
  for (let at = tail.lastIndexOf('OggS'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('OggS', at - 1)) {
    if (at + 27 > tail.length || tail.readUInt32LE(at + 14) !== serial) continue
    const position = tail.readBigInt64LE(at + 6)
    if (position >= 0n) return Number(position)
  }
  throw new UnreadableAudio()
}

function writtenPage(serial: number, sequence: number, packet: Buffer | null): Buffer {
  const page = Buffer.alloc(27 + (packet ? 1 + packet.length : 0))
  page.write('OggS', 0)
  page.writeUInt32LE(serial, 14)
  page.writeUInt32LE(sequence, 18)
  if (packet) {
    page[26] = 1
    page[27] = packet.length
    packet.copy(page, 28)
  } else page.writeBigInt64LE(-1n, 6)
  page.writeUInt32LE(checksum(page), 22)
  return page
}

/** CRC-32 with the generator 0x04c11db7, neither reflected nor inverted (RFC 3533 §6). */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}
