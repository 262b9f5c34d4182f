import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { centre, cutOf, pointAt, positionOf } from './focus.ts'
import { chooseFocusInput } from './input.ts'

describe('the part of a picture that fills a frame', () => {
  const wide = { width: 2400, height: 1600 }

  test.each([
    [
      'the middle',
      wide,
      { width: 100, height: 100 },
      centre,
      { left: 400, top: 0, width: 1600, height: 1600 },
    ],
    [
      'the left edge',
      wide,
      { width: 100, height: 100 },
      { x: 0, y: 0 },
      { left: 0, top: 0, width: 1600, height: 1600 },
    ],
    [
      'the right edge',
      wide,
      { width: 100, height: 100 },
      { x: 100, y: 9 },
      { left: 800, top: 0, width: 1600, height: 1600 },
    ],
    [
      'a flatter frame',
      wide,
      { width: 16, height: 9 },
      { x: 50, y: 0 },
      { left: 0, top: 0, width: 2400, height: 1350 },
    ],
    [
      'a frame of its own shape',
      wide,
      { width: 3, height: 2 },
      { x: 3, y: 97 },
      { left: 0, top: 0, ...wide },
    ],
    [
      'a tall picture',
      { width: 120, height: 1600 },
      { width: 3, height: 2 },
      { x: 0, y: 100 },
      { left: 0, top: 1520, width: 120, height: 80 },
    ],
    [
      'a picture of one pixel’s height',
      { width: 1600, height: 1 },
      { width: 540, height: 630 },
      centre,
      { left: 800, top: 0, width: 1, height: 1 },
    ],
  ])('%s', (_, picture, frame, focus, cut) => {
    expect(cutOf(picture, frame, focus)).toEqual(cut)
  })

  test('never leaves the picture, and holds the marked point', () => {
    const side = fc.integer({ min: 16, max: 12_000 })
    const size = fc.record({ width: side, height: side })
    const share = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(size, size, fc.record({ x: share, y: share }), (picture, frame, focus) => {
        const { left, top, width, height } = cutOf(picture, frame, focus)
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
        expect(left + width).toBeLessThanOrEqual(picture.width)
        expect(top + height).toBeLessThanOrEqual(picture.height)
        const [x, y] = [(picture.width * focus.x) / 100, (picture.height * focus.y) / 100]
        // A pixel for rounding.
        expect(x).toBeGreaterThanOrEqual(left - 1)
        expect(x).toBeLessThanOrEqual(left + width + 1)
        expect(y).toBeGreaterThanOrEqual(top - 1)
        expect(y).toBeLessThanOrEqual(top + height + 1)
      }),
    )
  })
})

test('the middle asks browsers for nothing', () => {
  expect(positionOf(undefined)).toBeUndefined()
  expect(positionOf(centre)).toBeUndefined()
  expect(positionOf({ x: 50, y: 0 })).toBe('50% 0%')
})

describe('the point on the desk', () => {
  const box = { left: 10, top: 20, width: 200, height: 100 }

  test.each([
    ['where it was clicked', { clientX: 60, clientY: 95 }, { x: 25, y: 75 }],
    ['at the edge, for a hand that has gone past it', { clientX: -900, clientY: 4000 }, { x: 0, y: 100 }],
  ])('is %s', (_, pointer, point) => {
    expect(pointAt(pointer, box)).toEqual(point)
  })

  test('of a picture that is not laid out yet is its middle', () => {
    expect(pointAt({ clientX: 5, clientY: 5 }, { left: 0, top: 0, width: 0, height: 0 })).toEqual(centre)
  })
})

describe('what a desk may send as the point', () => {
  const mediaId = '01900000-0000-7000-8000-000000000000'

  test.each([
    [0, 100],
    [37, 62],
  ])('%d and %d', (x, y) => {
    expect(chooseFocusInput.parse({ mediaId, x, y })).toEqual({ mediaId, x, y })
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 101, 33.3, '50', null, undefined])(
    'not %s',
    (wrong) => {
      for (const point of [
        { x: wrong, y: 50 },
        { x: 50, y: wrong },
      ]) {
        const result = chooseFocusInput.safeParse({ mediaId, ...point })
        expect(result.error?.issues.map(({ message }) => message)).toEqual(['media.focus_outside'])
      }
    },
  )
})
