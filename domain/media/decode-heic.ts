import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { crc32, deflateSync } from 'node:zlib'
import type { Sharp } from 'sharp'
import { dimensionProblem } from './media.ts'

/** What we use of libheif-js, which has no types that fit. */
type HeifImage = {
  get_width(): number
  get_height(): number
  display(
    into: { data: Uint8ClampedArray; width: number; height: number },
    done: (filled: object | null) => void,
  ): void
}
type LibHeif = { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } }

/** Pixels, upright: libheif has turned and mirrored them as the file says. What EXIF says of it must not be done twice. */
export type Decoded =
  | { problem: string }
  | { pixels: Buffer; width: number; height: number; profile: Buffer | null }

/**
 * A picture from a phone (HEVC, which sharp's libvips does not read), decoded by WASM. Loaded here and nowhere else: it takes 0.2 s.
 * The size is checked before a pixel is decoded. Throws for what is damaged.
 */
export async function decodeHeic(source: string): Promise<Decoded> {
  const bytes = await readFile(source)
  const lib: LibHeif = createRequire(import.meta.url)('libheif-js/wasm-bundle.js')
  // The first is the picture itself; a film or a series goes no further.
  const [image] = new lib.HeifDecoder().decode(bytes)
  if (!image) throw new Error('No picture in it.')
  const [width, height] = [image.get_width(), image.get_height()]
  const problem = dimensionProblem(width, height)
  if (problem) return { problem }
  const data = new Uint8ClampedArray(width * height * 4)
  await new Promise<void>((resolve, reject) => {
    image.display({ data, width, height }, (filled) =>
      filled ? resolve() : reject(new Error('The picture breaks off.')),
    )
  })
  return { pixels: Buffer.from(data.buffer), width, height, profile: profileOf(bytes) }
}

/** Phones photograph in wider colours than the web's, and say so in a box `colr`. Its first one is that of the picture. */
function profileOf(bytes: Buffer): Buffer | null {
  const at = bytes.indexOf('colrprof', 0, 'latin1')
  if (at < 4) return null
  const profile = bytes.subarray(at + 8, at - 4 + bytes.readUInt32BE(at - 4))
  return profile.toString('latin1', 36, 40) === 'acsp' ? profile : null
}

/** Pixels as a PNG that says whose colours they are: sharp takes a profile from a file only. */
export async function withProfile(picture: Sharp, profile: Buffer): Promise<Buffer> {
  const png = await picture.png({ compressionLevel: 1 }).toBuffer()
  const content = Buffer.concat([Buffer.from('iCCPcamera\0\0', 'latin1'), deflateSync(profile)])
  const chunk = Buffer.alloc(content.length + 8)
  chunk.writeUInt32BE(content.length - 4, 0)
  content.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(content), content.length + 4)
  // After the header, which is 33 bytes of every PNG.
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
}
