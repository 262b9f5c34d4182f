/**
 * A child process that turns untrusted bytes into our own variants. It is started anew for each
 * picture and dies with it; what breaks a decoder breaks only this. Arguments: source file, target folder.
 * Answers one line of JSON on standard output.
 */
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { colourOf } from './colour.ts'
import { decodeHeic, withProfile } from './decode-heic.ts'
import { dimensionProblem, headLength, mediaLimits, sniffFormat, variantWidths, widthsFor } from './media.ts'

const [source = '', folder = ''] = process.argv.slice(2)

/** The widest variant: nothing larger is kept in memory. */
const widest = variantWidths.at(-1)!

/** Our disk's fault, and not the picture's. */
class Unwritten extends Error {
  override readonly name = 'Unwritten'
}

// Only the loaders we accept; libvips would otherwise try every format it knows. A PNG in memory is our own.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadNsgifFile',
    'VipsForeignLoadHeifFile',
  ],
})
sharp.cache(false)
// The answer is the only line there: a decoder that complains does it on standard output.
console.log = () => {}
sharp.concurrency(1)

try {
  const answer = await makeVariants()
  process.stdout.write(JSON.stringify(answer))
} catch (error) {
  const answer = error instanceof Unwritten ? { failure: error.message } : { problem: 'media.unreadable' }
  process.stdout.write(JSON.stringify(answer))
}

async function makeVariants() {
  const developed = (await isHeic()) ? await developHeic() : await develop()
  if ('problem' in developed) return developed
  const { data, info, width, height } = developed
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
  return { width, height, widths, avif: true, colour: await colourOf(sharp(data, raw)) }
}

/** Decoded once, upright, in sRGB; no metadata goes further: a place in a photograph can name a source. */
async function develop() {
  // Of what moves, the first picture.
  const options = { limitInputPixels: mediaLimits.pixels, failOn: 'error', pages: 1 } as const
  const header = await sharp(source, { ...options, limitInputPixels: false }).metadata()
  // EXIF orientation 5–8 swaps the sides. In an AVIF it says nothing: what counts there has been done.
  const turned = header.format !== 'heif' && (header.orientation ?? 1) >= 5
  const width = (turned ? header.height : header.width) ?? 0
  const height = (turned ? header.width : header.height) ?? 0
  const problem = dimensionProblem(width, height)
  if (problem) return { problem }
  return { ...(await printable(sharp(source, options).rotate(), width)), width, height }
}

async function developHeic() {
  const decoded = await decodeHeic(source)
  if ('problem' in decoded) return decoded
  const { pixels, width, height, profile } = decoded
  const picture = sharp(pixels, { raw: { width, height, channels: 4 } })
  if (profile === null) return { ...(await printable(picture, width)), width, height }
  // Smaller first: a picture of 48 megapixels is not packed whole.
  const smaller = picture.resize({ width: Math.min(width, widest), withoutEnlargement: true })
  return { ...(await printable(sharp(await withProfile(smaller, profile)), width)), width, height }
}

function printable(picture: Sharp, width: number) {
  return picture
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .resize({ width: Math.min(width, widest), withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
}

async function isHeic(): Promise<boolean> {
  const file = await open(source)
  const { buffer } = await file.read(Buffer.alloc(headLength), 0, headLength, 0)
  await file.close()
  return sniffFormat(buffer) === 'heic'
}

async function keep(name: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(join(folder, name), bytes)
  } catch (error) {
    throw new Unwritten((error as Error).message)
  }
}
