import { describe, expect, test } from 'vitest'
import { dimensionProblem, mediaLimits, sniffFormat, variantWidths, widthsFor } from './media.ts'

const bytes = (...values: (number | string)[]) =>
  Buffer.concat(
    values.map((value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from([value]))),
  )

describe('a format is known by its first bytes', () => {
  test.each([
    ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['png', bytes(0x89, 'PNG\r\n', 0x1a, '\n')],
    ['webp', bytes('RIFF', 0, 0, 0, 0, 'WEBP')],
    ['gif', bytes('GIF89a')],
    ['gif', bytes('GIF87a')],
    ['avif', bytes(0, 0, 0, 0x18, 'ftypavif', 0, 0, 0, 0, 'mif1miaf')],
    ['avif', bytes(0, 0, 0, 0x18, 'ftypmif1', 0, 0, 0, 0, 'mif1avif')],
    ['heic', bytes(0, 0, 0, 0x18, 'ftypheic', 0, 0, 0, 0, 'mif1heic')],
    ['heic', bytes(0, 0, 0, 0x18, 'ftypmif1', 0, 0, 0, 0, 'mif1heic')],
  ])('%s', (format, head) => {
    expect(sniffFormat(head)).toBe(format)
  })

  test.each([
    ['an SVG', bytes('<svg xmlns="…">')],
    ['a PDF', bytes('%PDF-1.7')],
    ['a GIF of a later version', bytes('GIF90a')],
    ['a film in the same container', bytes(0, 0, 0, 0x18, 'ftypisom', 0, 0, 0, 0, 'isomavc1')],
    [
      'a film that names pictures behind its brands',
      bytes(0, 0, 0, 0x10, 'ftypisom', 0, 0, 0, 0, 'heicavif'),
    ],
    ['half a container', bytes(0, 0, 0, 0x18, 'fty')],
    ['a sound in the same container as WebP', bytes('RIFF', 0, 0, 0, 0, 'WAVE')],
    ['half a signature', bytes(0xff, 0xd8)],
    ['a JPEG that begins late', bytes(' ', 0xff, 0xd8, 0xff)],
    ['nothing', bytes()],
  ])('not %s', (_, head) => {
    expect(sniffFormat(head)).toBeNull()
  })
})

describe('a size', () => {
  const { side, smallestSide, pixels } = mediaLimits
  test.each([
    [smallestSide, smallestSide, null],
    [smallestSide - 1, 500, 'media.unreadable'],
    [500, smallestSide - 1, 'media.unreadable'],
    [0, 0, 'media.unreadable'],
    [Number.NaN, 100, 'media.unreadable'],
    [-100, 100, 'media.unreadable'],
    [10_000, pixels / 10_000, null],
    [10_000, pixels / 10_000 + 1, 'media.too_many_pixels'],
    [side, 100, null],
    [side + 1, 100, 'media.too_many_pixels'],
    [100, side + 1, 'media.too_many_pixels'],
  ])('%d × %d: %s', (width, height, problem) => {
    expect(dimensionProblem(width, height)).toBe(problem)
  })
})

test.each([
  [100, [100]],
  [160, [160]],
  [480, [160, 320, 480]],
  [481, [160, 320, 480, 481]],
  [960, [160, 320, 480, 720, 960]],
  [1_200, [160, 320, 480, 720, 960, 1_200]],
  [1_600, [160, 320, 480, 720, 960, 1_600]],
  [8_000, [160, 320, 480, 720, 960, 1_600]],
])('a picture %d wide has variants %j', (width, widths) => {
  expect(widthsFor(width)).toEqual(widths)
})

test('no variant is wider than the picture, and the last is as wide as can be', () => {
  for (let width = 16; width < 2_000; width += 7) {
    const widths = widthsFor(width)
    expect(Math.max(...widths)).toBe(Math.min(width, variantWidths.at(-1)!))
    expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b))
  }
})
