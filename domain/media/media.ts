import type { ErrorCode } from '#domain/errors.ts'

export const mediaLimits = {
  /** A good camera's JPEG; the edge stops a body beyond it while it streams. */
  bytes: 15_000_000,
  /** More than any newsroom camera makes; a decoder's memory is about four bytes a pixel. */
  pixels: 50_000_000,
  side: 12_000,
  /** Below this a picture is an icon, not a photograph. */
  smallestSide: 16,
  /** Why a picture was withdrawn: a line of the audit log. */
  reason: 500,
} as const

/**
 * Widths of the variants. A square in a list (96 points) at one, two and three pixels a point: 160, 320; a phone's column at
 * one and two: 480, 720; the text column and a wide lead at two: 960, 1600.
 */
export const variantWidths = [160, 320, 480, 720, 960, 1600] as const

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic'

/** Bytes that `sniffFormat` wants to see: a HEIC names what it is among its brands. */
export const headLength = 64

/** By the first bytes, never by name or declared type: an SVG named .jpg is an SVG. */
export function sniffFormat(head: Uint8Array): PictureFormat | null {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0x52, 0x49, 0x46, 0x46) && String.fromCharCode(...head.slice(8, 12)) === 'WEBP') return 'webp'
  if (ascii(head, 0, 6) === 'GIF87a' || ascii(head, 0, 6) === 'GIF89a') return 'gif'
  return ascii(head, 4, 8) === 'ftyp' ? formatOfBrands(head) : null
}

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.slice(from, to))

/** AVIF and HEIC share a container. A phone may call its picture `mif1`, a picture of any kind: what it is follows. */
function formatOfBrands(head: Uint8Array): PictureFormat | null {
  const size = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0)
  const brands: string[] = []
  // The minor version stands between the first brand and the others.
  for (let at = 8; at + 4 <= Math.min(size, head.length); at += at === 8 ? 8 : 4)
    brands.push(ascii(head, at, at + 4))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  return brands.some((brand) => /^he(?:ic|ix|im|is|vc|vx)$/.test(brand)) ? 'heic' : null
}

export function dimensionProblem(width: number, height: number): ErrorCode | null {
  if (!(width >= mediaLimits.smallestSide && height >= mediaLimits.smallestSide)) return 'media.unreadable'
  if (width > mediaLimits.side || height > mediaLimits.side || width * height > mediaLimits.pixels)
    return 'media.too_many_pixels'
  return null
}

/** Variants never enlarge: a small picture has its own width as its only one. */
export function widthsFor(width: number): number[] {
  const smaller = variantWidths.filter((variant) => variant < width)
  const largest = variantWidths.at(-1)!
  return width >= largest ? [...variantWidths] : [...smaller, width]
}
