/**
 * A child process that turns untrusted bytes into our own variants. It is started anew for each
 * picture and dies with it; what breaks a decoder breaks only this. Arguments: source file, target folder.
 * Answers one line of JSON on standard output.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { dimensionProblem, mediaLimits, widthsFor } from './media.ts'

const [source = '', folder = ''] = process.argv.slice(2)

/** Our disk's fault, and not the picture's. */
class Unwritten extends Error {
  override readonly name = 'Unwritten'
}

// Only the three loaders we accept; libvips would otherwise try every format it knows.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile'] })
sharp.cache(false)
sharp.concurrency(1)

try {
  const answer = await makeVariants()
  process.stdout.write(JSON.stringify(answer))
} catch (error) {
  const answer = error instanceof Unwritten ? { failure: error.message } : { problem: 'media.unreadable' }
  process.stdout.write(JSON.stringify(answer))
}

async function makeVariants() {
  const options = { limitInputPixels: mediaLimits.pixels, failOn: 'error', pages: 1 } as const
  const header = await sharp(source, { ...options, limitInputPixels: false }).metadata()
  // EXIF orientation 5–8 swaps the sides.
  const turned = (header.orientation ?? 1) >= 5
  const width = (turned ? header.height : header.width) ?? 0
  const height = (turned ? header.width : header.height) ?? 0
  const problem = dimensionProblem(width, height)
  if (problem) return { problem }

  // Decoded once, upright, in sRGB; no metadata goes further: a place in a photograph can name a source.
  const { data, info } = await sharp(source, options)
    .rotate()
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .resize({ width: Math.min(width, 1600), withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
  const widths = widthsFor(width)
  for (const target of widths) {
    const resized = sharp(data, raw).resize({ width: target })
    // Somebody waits for the picture. More effort than this gains two hundredths of the bytes and takes twice as long;
    // mozjpeg gains more, for the few readers whose browsers take neither of the others.
    await keep(`${target}.avif`, await resized.clone().avif({ quality: 50, effort: 1 }).toBuffer())
    await keep(`${target}.webp`, await resized.clone().webp({ quality: 78, effort: 2 }).toBuffer())
    await keep(`${target}.jpg`, await resized.clone().jpeg({ quality: 80, progressive: true }).toBuffer())
  }
  return { width, height, widths, avif: true }
}

async function keep(name: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(join(folder, name), bytes)
  } catch (error) {
    throw new Unwritten((error as Error).message)
  }
}
