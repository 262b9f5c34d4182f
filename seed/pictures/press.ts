import sharp from 'sharp'
import type { Chance } from './chance.ts'
import { blackInk, paper, type Rgb } from './inks.ts'
import type { Sheet } from './sheet.ts'

const PIXELS = 2400
const ROWS = 1600
const GRAIN = 512
const WAVE = 2048
const MAX_BYTES = 880_000

/** Cosine in WAVE steps: two look-ups a pixel instead of two calls. */
const wave = Float32Array.from({ length: WAVE }, (_, i) => Math.cos((i / WAVE) * 2 * Math.PI))

/** Maps the height of the dot pattern to the share of paper below it, so that a tone of 0.3 prints 30 %. */
const rank = (() => {
  const counts = new Float32Array(513)
  const side = 400
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const height = Math.cos((x / side) * 2 * Math.PI) + Math.cos((y / side) * 2 * Math.PI)
      const slot = Math.round((height + 2) * 128)
      counts[slot] = (counts[slot] ?? 0) + 1
    }
  let sum = 0
  return counts.map((count) => {
    sum += count
    return sum / (side * side)
  })
})()

async function rasterise(svg: string): Promise<Uint8Array> {
  const { data } = await sharp(Buffer.from(svg)).extractChannel(0).raw().toBuffer({ resolveWithObject: true })
  return data
}

type Screen = { pitch: number; degrees: number }

/** Turns tones into dots in place. Full ink and bare paper stay as they are. */
function screen(plate: Uint8Array, { pitch, degrees }: Screen): void {
  const angle = (degrees * Math.PI) / 180
  const cos = (Math.cos(angle) * WAVE) / pitch
  const sin = (Math.sin(angle) * WAVE) / pitch
  const mask = WAVE - 1
  const softness = 255 * (pitch / 5)
  for (let y = 0; y < ROWS; y++) {
    const row = y * PIXELS
    for (let x = 0; x < PIXELS; x++) {
      const tone = plate[row + x] as number
      if (tone === 0 || tone === 255) continue
      const u = (x * cos + y * sin + 1e6 * WAVE) & mask
      const v = (y * cos - x * sin + 1e6 * WAVE) & mask
      const height = (wave[u] as number) + (wave[v] as number)
      const threshold = rank[((height + 2) * 128 + 0.5) | 0] as number
      const value = 127.5 + (tone / 255 - threshold) * softness
      plate[row + x] = value < 0 ? 0 : Math.min(value, 255)
    }
  }
}

/** A tile of soft noise, −1 … 1: paper fibre for the sheet, starved ink for the flats. */
function grainTile(chance: Chance, reach: number): Float32Array {
  const raw = Float32Array.from({ length: GRAIN * GRAIN }, () => chance.between(-1, 1))
  if (reach === 0) return raw
  const mask = GRAIN - 1
  const blur = (from: Float32Array, stepX: number, stepY: number) =>
    from.map((_, i) => {
      let sum = 0
      for (let k = -reach; k <= reach; k++) {
        const x = ((i & mask) + k * stepX) & mask
        const y = ((i >> 9) + k * stepY) & mask
        sum += from[(y << 9) + x] as number
      }
      return sum / Math.sqrt(2 * reach + 1)
    })
  return blur(blur(raw, 1, 0), 0, 1)
}

/** Lays both inks on the paper. Inks are transparent: where they meet, they multiply. */
export async function print(sheet: Sheet, colour: Rgb, frame: string, chance: Chance): Promise<Buffer> {
  const slip = `translate(${chance.between(-1.6, 1.6).toFixed(2)} ${chance.between(-1.6, 1.6).toFixed(2)})`
  const ink = await rasterise(sheet.plate('ink', PIXELS, frame))
  const tint = await rasterise(sheet.plate('colour', PIXELS, `${slip} ${frame}`))
  screen(ink, { pitch: 20, degrees: 45 })
  screen(tint, { pitch: 20, degrees: 15 })
  const fine = grainTile(chance, 1)
  const broad = grainTile(chance, 3)
  const pixels = Buffer.allocUnsafe(PIXELS * ROWS * 3)
  const through = (rgb: Rgb) =>
    rgb.map((value, i) => 1 - value / (paper[i] as number)) as [number, number, number]
  const [cr, cg, cb] = through(colour)
  const [kr, kg, kb] = through(blackInk)
  const [pr, pg, pb] = paper
  let out = 0
  for (let y = 0; y < ROWS; y++) {
    const row = y * PIXELS
    const fineRow = (y & 511) << 9
    const broadRow = ((y + 217) & 511) << 9
    for (let x = 0; x < PIXELS; x++) {
      const grain = fine[fineRow + (x & 511)] as number
      const cloud = broad[broadRow + ((x + 131) & 511)] as number
      const mottle = grain * 0.6 + cloud
      // Ink misses the paper in specks where the two noises agree, a little more often in the colour.
      const missK = mottle > 1.5 ? (mottle - 1.5) * 1.4 : 0
      const missC = mottle < -1.35 ? (-1.35 - mottle) * 1.4 : 0
      const k = ((ink[row + x] as number) / 255) * (missK > 0.75 ? 0.25 : 1 - missK) * 0.985
      const c = ((tint[row + x] as number) / 255) * (missC > 0.75 ? 0.25 : 1 - missC) * (0.97 + cloud * 0.03)
      const light = 1 + grain * 0.009 + cloud * 0.009
      pixels[out++] = clamp(pr * light * (1 - k * kr) * (1 - c * cr))
      pixels[out++] = clamp(pg * light * (1 - k * kg) * (1 - c * cg))
      pixels[out++] = clamp(pb * light * (1 - k * kb) * (1 - c * cb))
    }
  }
  return encode(pixels)
}

/** Dots are dear in JPEG: a sheet that comes out too heavy gives up a little quality, which grain hides. */
async function encode(pixels: Buffer): Promise<Buffer> {
  let jpeg: Buffer
  let quality = 86
  do {
    jpeg = await sharp(pixels, { raw: { width: PIXELS, height: ROWS, channels: 3 } })
      .jpeg({ quality, optimiseCoding: true })
      .withIccProfile('srgb')
      .toBuffer()
    quality -= 4
  } while (jpeg.length > MAX_BYTES && quality >= 62)
  return jpeg
}

const clamp = (value: number) => (value < 0 ? 0 : Math.min(value, 255))
