import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { widthsFor } from '#domain/media/media.ts'
import type { PictureView } from '#domain/media/view.ts'
import { Picture } from './picture.tsx'

const aPicture = (width: number, height: number, avif = true): PictureView => ({
  id: '0',
  token: 'jeton',
  width,
  height,
  widths: widthsFor(width),
  avif,
  alt: 'Un pont',
  caption: '',
  credit: '',
})
const printed = (picture: PictureView, crop?: '3/2') =>
  renderToStaticMarkup(<Picture picture={picture} sizes="660px" {...(crop ? { crop } : {})} />)

describe('a picture', () => {
  test.each([
    ['case logo-100x100: a logo', 100, 100],
    ['a narrow column of 120 × 1600', 120, 1600],
    ['a picture from a phone’s screen', 360, 640],
    ['one pixel short of the widest place', 1239, 700],
  ])('%s is never shown wider than it is', (_, width, height) => {
    expect(printed(aPicture(width, height))).toContain(`max-width:${width}px`)
  })

  test('that fills any column is as wide as its column', () => {
    expect(printed(aPicture(1240, 800))).not.toContain('max-width')
  })

  test('that a list cuts to one shape fills it, however small', () => {
    expect(printed(aPicture(100, 100), '3/2')).not.toContain('max-width')
  })

  test('is offered as AVIF, then WebP, then one JPEG, in each width', () => {
    const html = printed(aPicture(2400, 1600))
    expect([...html.matchAll(/type="image\/(\w+)"/g)].map((match) => match[1])).toEqual(['avif', 'webp'])
    for (const width of [160, 320, 480, 720, 960, 1600]) {
      expect(html).toContain(`/media/jeton/${width}.avif ${width}w`)
      expect(html).toContain(`/media/jeton/${width}.webp ${width}w`)
    }
    expect(html).toContain('src="/media/jeton/960.jpg" width="960" height="640"')
  })

  test('has its own colour as its ground, whole or cut, and none where it was not measured', () => {
    const coloured = { ...aPicture(2400, 1600), colour: '#a86' }
    expect(printed(coloured)).toContain('style="background:#a86"')
    expect(printed(coloured, '3/2')).toContain('style="background:#a86"')
    expect(printed(aPicture(2400, 1600))).not.toContain('style')
  })

  test('keeps its marked point where it is cut, and says nothing of it where it is whole or where that is the middle', () => {
    const marked = { ...aPicture(2400, 1600), focus: { x: 20, y: 70 } }
    expect(printed(marked, '3/2')).toContain('style="object-position:20% 70%"')
    expect(printed(marked)).not.toContain('style')
    expect(printed({ ...marked, focus: { x: 50, y: 50 } }, '3/2')).not.toContain('style')
    // What is sent is the picture itself, as it was.
    expect(printed(marked, '3/2')).toContain('/media/jeton/960.jpg')
  })

  test('that was taken in before there was AVIF is offered without', () => {
    expect(printed(aPicture(2400, 1600, false))).not.toContain('avif')
  })
})
