import { describe, expect, test } from 'vitest'
import { anM4a, anMp3, anOgg, aWav, secretPlace } from '#testing/sounds.ts'
import { readAudio } from './read-audio.ts'
import { UnreadableAudio } from './source.ts'

const sourceOf = (bytes: Buffer) => ({
  size: bytes.length,
  read: async (start: number, length: number) => bytes.subarray(start, start + length),
})
const read = (bytes: Buffer) => readAudio(sourceOf(bytes))
const kept = async (bytes: Buffer) => {
  const { pieces } = (await read(bytes))!
  return Buffer.concat(
    pieces.map((piece) => (Buffer.isBuffer(piece) ? piece : bytes.subarray(piece.start, piece.end))),
  )
}
const samples: [string, Buffer, string, number][] = [
  ['WAV', aWav(), 'wav', 500],
  ['MP3', anMp3(), 'mp3', 2_606],
  ['Ogg Opus', anOgg(), 'ogg', 2_000],
  ['M4A', anM4a(), 'm4a', 3_000],
]

describe.each(samples)('a sound as %s', (_, bytes, format, duration) => {
  test('is known by its bytes, with its length', async () => {
    expect(await read(bytes)).toMatchObject({ format, duration })
  })

  test('goes on without the place that its recorder wrote into it', async () => {
    expect(bytes.includes(secretPlace)).toBe(true)
    const file = await kept(bytes)
    expect(file.includes(secretPlace)).toBe(false)
    expect(await read(file)).toMatchObject({ format, duration })
    expect(await kept(file)).toEqual(file)
  })

  test('that breaks off anywhere, or is altered anywhere, is read or refused', async () => {
    for (let length = 0; length < bytes.length; length += 1 + Math.floor(length / 40)) {
      const altered = Buffer.from(bytes)
      altered[length] = 255 - altered[length]!
      for (const one of [bytes.subarray(0, length), altered])
        await read(one).catch((error) => expect(error).toBeInstanceOf(UnreadableAudio))
    }
  })
})

test('the frames that an encoder has counted are believed, not the length of the file', async () => {
  const bytes = anMp3()
  const first = bytes.indexOf(Buffer.from([0xff, 0xfb]))
  bytes.write('Xing\0\0\0\x01', first + 4 + 32, 'latin1')
  bytes.writeUInt32BE(441, first + 4 + 32 + 8)
  expect(await read(bytes)).toMatchObject({ duration: 11_520 })
})

test.each([
  ['a picture', Buffer.from('\xff\xd8\xff\xe0JFIF', 'latin1')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['FLAC', Buffer.from('fLaC\0\0\0\x22aaaaaaaaaaaa')],
  ['nothing', Buffer.alloc(0)],
])('%s is no sound, whatever its name', async (_, bytes) => {
  expect(await read(bytes)).toBeNull()
})

test.each([
  ['a film', anM4a('vide')],
  ['an index without a track of sound', anM4a('text')],
  ['Vorbis', Buffer.from(anOgg().toString('latin1').replace('OpusHead', '\x01vorbis'), 'latin1')],
  ['a tag without a frame', Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(40_000)])],
  [
    'a file of zeros that says it is a wave',
    Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), Buffer.alloc(9_000)]),
  ],
])('%s is refused', async (_, bytes) => {
  await expect(read(bytes)).rejects.toBeInstanceOf(UnreadableAudio)
})
