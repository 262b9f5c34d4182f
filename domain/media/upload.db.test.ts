import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { refusal } from '#domain/action.ts'
import { env } from '#lib/env.ts'
import { aNewsroom, by, type Newsroom, ownerSql } from '#testing/database.ts'
import { uploadPicture } from './commands.ts'
import { readAnswer } from './image-processing.ts'
import { mediaLimits } from './media.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const upload = (bytes: Buffer | Readable, name = 'photo.jpg', viewer = newsroom.editor) =>
  uploadPicture(by(viewer), { bytes: bytes instanceof Readable ? bytes : Readable.from([bytes]), name })

const filesIn = (folder: string) => {
  const path = join(env().dataDir, folder)
  return existsSync(path) ? readdirSync(path, { recursive: true }).map(String).sort() : []
}
const onDisk = () => ({ uploads: filesIn('uploads'), media: filesIn('media') })
const rowCount = async () => (await ownerSql()`select count(*)::int as n from media`)[0]!.n as number

const photograph = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a4' } })

/** See testing/pictures/README.md. */
const fromPhone = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../testing/pictures', `${name}.heic`))

/** The size that a HEIC or an AVIF says it has, wherever it says so. */
function claiming(bytes: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(bytes)
  for (let at = changed.indexOf('ispe'); at >= 0; at = changed.indexOf('ispe', at + 4)) {
    changed.writeUInt32BE(width, at + 8)
    changed.writeUInt32BE(height, at + 12)
  }
  return changed
}

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

/** A PNG that declares its size and holds next to nothing: what a decompression bomb looks like. */
function pngHeader(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(content), 4)
    return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('a photograph', () => {
  test('becomes variants without a trace of where it was taken', async () => {
    const original = await photograph(1200, 800)
      .withExif({
        IFD0: { Copyright: 'SOURCE-PROTEGEE' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1' },
      })
      .jpeg()
      .toBuffer()
    expect((await sharp(original).metadata()).exif?.includes('SOURCE-PROTEGEE')).toBe(true)

    const picture = await upload(original, 'plage.jpg')
    expect(picture).toMatchObject({
      width: 1200,
      height: 800,
      widths: [160, 320, 480, 720, 960, 1200],
      avif: true,
    })
    const folder = join(env().dataDir, 'media', picture.token)
    const files = picture.widths.flatMap((width) => ['avif', 'jpg', 'webp'].map((type) => `${width}.${type}`))
    expect(readdirSync(folder).sort()).toEqual(files.sort())
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name))
      const { width, height, exif, icc, xmp, iptc, format } = await sharp(bytes).metadata()
      expect([name, width, height]).toEqual([
        name,
        Number.parseInt(name, 10),
        Math.round((Number.parseInt(name, 10) * 2) / 3),
      ])
      expect([name, exif, icc, xmp, iptc]).toEqual([name, undefined, undefined, undefined, undefined])
      expect(format).toBe({ avif: 'heif', jpg: 'jpeg', webp: 'webp' }[name.split('.')[1]!])
      expect(bytes.includes('SOURCE-PROTEGEE')).toBe(false)
    }
    expect(onDisk().uploads).toEqual([])
    const [row] =
      await ownerSql()`select original_name, uploaded_by, bytes from media where id = ${picture.id}`
    expect(row).toEqual({
      original_name: 'plage.jpg',
      uploaded_by: newsroom.editor.id,
      bytes: original.length,
    })
  })

  test('held sideways stands upright', async () => {
    const sideways = await photograph(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await upload(sideways)).toMatchObject({ width: 200, height: 300, widths: [160, 200] })
  })

  test('keeps the colour that it has most of', async () => {
    expect(await upload(await photograph(40, 30).png().toBuffer())).toMatchObject({ colour: '#7a4' })
    const paper = sharp({ create: { width: 40, height: 30, channels: 3, background: '#f5f0e6' } })
    // The paper of a drawing, and neither rose nor its ink.
    const ink = await photograph(10, 30).png().toBuffer()
    const drawing = paper.composite([{ input: ink, left: 0, top: 0 }])
    expect(await upload(await drawing.png().toBuffer())).toMatchObject({ colour: '#eee' })
  })

  test('from a phone stands upright, turned once, without a trace of where it was taken', async () => {
    const original = fromPhone('held-upright')
    expect(original.includes('SOURCE-PROTEGEE')).toBe(true)
    const picture = await upload(original, 'IMG_0001.HEIC')
    expect(picture).toMatchObject({ width: 64, height: 96, widths: [64], colour: '#4a7' })
    const folder = join(env().dataDir, 'media', picture.token)
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name))
      expect([name, bytes.includes('SOURCE-PROTEGEE')]).toEqual([name, false])
      const { exif, icc, orientation } = await sharp(bytes).metadata()
      expect([name, exif, icc, orientation]).toEqual([name, undefined, undefined, undefined])
      const [red] = await sharp(bytes).extract({ left: 50, top: 4, width: 8, height: 8 }).raw().toBuffer()
      expect([name, red! > 180]).toEqual([name, true])
    }
  })

  test('in the wider colours of a phone has the same in those of the web', async () => {
    expect(await upload(fromPhone('wide-colours'))).toMatchObject({ colour: '#4a7' })
  })

  test('that moves stands still: its first picture, on white', async () => {
    const frames = Buffer.concat([Buffer.alloc(40 * 30 * 4), Buffer.alloc(40 * 30 * 4, 255)])
    const moving = await sharp(frames, { raw: { width: 40, height: 60, channels: 4, pageHeight: 30 } })
      .gif({ delay: [100, 100] })
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    expect(await upload(moving, 'danse.gif')).toMatchObject({ width: 40, height: 30, colour: '#fff' })
  })

  test('of any of the other formats is taken, whatever its name says', async () => {
    for (const bytes of [
      await photograph(40, 30).png().toBuffer(),
      await photograph(40, 30).webp().toBuffer(),
      await photograph(40, 30).gif().toBuffer(),
      await photograph(40, 30).avif().toBuffer(),
    ])
      expect(await upload(bytes, 'faux-nom.txt')).toMatchObject({ width: 40, height: 30, widths: [40] })
  })

  test('can be uploaded by an author, not by a moderator', async () => {
    const bytes = await photograph(40, 30).jpeg().toBuffer()
    await expect(upload(bytes, 'a.jpg', newsroom.author)).resolves.toBeDefined()
    await expect(upload(bytes, 'a.jpg', newsroom.moderator)).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('refused, with nothing left on disk or in the database', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const endless = () =>
    Readable.from(
      (function* () {
        yield Buffer.from([0xff, 0xd8, 0xff, 0xe0])
        for (let size = 0; size <= mediaLimits.bytes; size += 1_000_000) yield Buffer.alloc(1_000_000)
      })(),
    )
  const cases: [string, string, () => Buffer | Readable | Promise<Buffer>][] = [
    ['an SVG', 'media.unsupported', () => Buffer.from(svg)],
    ['an SVG named .jpg after a space', 'media.unsupported', () => Buffer.from(` ${svg}`)],
    ['a text named .jpg', 'media.unsupported', () => Buffer.from('Ceci n’est pas une image.')],
    ['nothing at all', 'media.unsupported', () => Buffer.alloc(0)],
    ['more than 15 MB', 'media.too_large', endless],
    ['60 megapixels, by the header alone', 'media.too_many_pixels', () => pngHeader(10_000, 6_000)],
    ['a side beyond any camera', 'media.too_many_pixels', () => pngHeader(mediaLimits.side + 1, 20)],
    ['an icon', 'media.unreadable', () => photograph(15, 40).png().toBuffer()],
    [
      'half a photograph',
      'media.unreadable',
      async () => (await photograph(800, 600).jpeg().toBuffer()).subarray(0, 900),
    ],
    ['half a picture from a phone', 'media.unreadable', () => fromPhone('held-upright').subarray(0, 600)],
    [
      'the head of a picture from a phone',
      'media.unreadable',
      () => fromPhone('held-upright').subarray(0, 64),
    ],
    [
      'a picture from a phone that claims 60 megapixels',
      'media.too_many_pixels',
      () => claiming(fromPhone('wide-colours'), 10_000, 6_000),
    ],
    [
      'an AVIF that claims 60 megapixels',
      'media.too_many_pixels',
      async () => claiming(await photograph(64, 48).avif().toBuffer(), 10_000, 6_000),
    ],
    [
      'half an AVIF',
      'media.unreadable',
      async () => (await photograph(64, 48).avif().toBuffer()).subarray(0, -40),
    ],
    [
      'a GIF of 60 megapixels, by its header alone',
      'media.too_many_pixels',
      async () => {
        const gif = await photograph(20, 20).gif().toBuffer()
        // The screen, and the frame behind the table of colours.
        const frame = gif.indexOf(0x2c, 13 + 3 * 2 ** ((gif[10]! & 7) + 1))
        for (const at of [6, frame + 5]) {
          gif.writeUInt16LE(10_000, at)
          gif.writeUInt16LE(6_000, at + 2)
        }
        return gif
      },
    ],
    ['a header and then nothing', 'media.unreadable', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])],
  ]
  test.each(cases)('%s: %s', async (_, code, make) => {
    const before = { disk: onDisk(), rows: await rowCount() }
    await expect(upload(await make())).rejects.toMatchObject({ code })
    expect({ disk: onDisk(), rows: await rowCount() }).toEqual(before)
  })

  test('a good one on a full disk, without being blamed for it', async () => {
    const source = join(env().dataDir, 'good.png')
    await photograph(800, 600).png().toFile(source)
    const script = join(import.meta.dirname, 'make-variants.ts')
    const developed = promisify(execFile)(process.execPath, [script, source, join(source, 'no folder')])
    const { stdout } = await developed
    expect(() => readAnswer(stdout)).toThrow(/^The picture could not be kept: ENOTDIR/)
    expect(refusal(thrownBy(() => readAnswer(stdout)))).toMatchObject({ code: 'site.unavailable' })
  })

  test('a sender who hangs up', async () => {
    const before = onDisk()
    const broken = Readable.from(
      (function* () {
        yield Buffer.from([0xff, 0xd8, 0xff, 0xe0])
        throw new Error('connection reset')
      })(),
    )
    await expect(upload(broken)).rejects.toThrow()
    expect(onDisk()).toEqual(before)
  })
})
