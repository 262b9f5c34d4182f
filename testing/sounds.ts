/** Small files of sound, built by hand: each of a known length, and with a place written into it that must not go further. */
export const secretPlace = 'Rue du Puits-Sale 12'

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Half a second of silence, 8 kHz, with a note of the recorder before the sound. */
export function aWav(): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(content.length)
    return Buffer.concat([Buffer.from(name), length, content])
  }
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(1, 2)
  format.writeUInt32LE(8_000, 4)
  format.writeUInt32LE(16_000, 8)
  format.writeUInt16LE(2, 12)
  format.writeUInt16LE(16, 14)
  const inside = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('bext', Buffer.from(secretPlace)),
    chunk('fmt ', format),
    chunk('data', Buffer.alloc(8_000)),
    chunk('LIST', Buffer.from(secretPlace)),
  ])
  return chunk('RIFF', inside)
}

/** A hundred frames of 1,152 samples at 44.1 kHz, 128 kbit/s, between two tags. */
export function anMp3(): Buffer {
  const frame = Buffer.alloc(417)
  frame.writeUInt32BE(0xfffb9000)
  const name = Buffer.concat([
    Buffer.from('TIT2'),
    uint32(secretPlace.length),
    Buffer.alloc(2),
    Buffer.from(secretPlace),
  ])
  const tag = Buffer.concat([Buffer.from('ID3\x04\0\0'), Buffer.from([0, 0, 0, name.length]), name])
  const last = Buffer.alloc(128)
  last.write(`TAG${secretPlace}`)
  return Buffer.concat([tag, ...Array<Buffer>(100).fill(frame), last])
}

/** Two seconds of one Opus stream: head, comments, a page of sound. */
export function anOgg(): Buffer {
  const page = (sequence: number, position: number, packet: Buffer) => {
    const head = Buffer.alloc(28)
    head.write('OggS')
    head.writeBigInt64LE(BigInt(position), 6)
    head.writeUInt32LE(77, 14)
    head.writeUInt32LE(sequence, 18)
    head[26] = 1
    head[27] = packet.length
    return Buffer.concat([head, packet])
  }
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head.writeUInt16LE(312, 10)
  return Buffer.concat([
    page(0, 0, head),
    page(1, 0, Buffer.from(`OpusTags${secretPlace}`)),
    page(2, 96_312, Buffer.alloc(100, 7)),
  ])
}

const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content)
  return Buffer.concat([uint32(8 + body.length), Buffer.from(type), body])
}

/** Three seconds by what its index says; `handler` is what its track holds. */
export function anM4a(handler = 'soun'): Buffer {
  const movie = Buffer.alloc(100)
  movie.writeUInt32BE(1_000, 12)
  movie.writeUInt32BE(3_000, 16)
  const track = box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(12))))
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0')),
    box('mdat', Buffer.alloc(300, 5)),
    box('moov', box('mvhd', movie), track, box('udta', box('meta', Buffer.from(secretPlace)))),
  ])
}
