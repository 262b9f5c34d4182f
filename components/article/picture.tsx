import type { CSSProperties } from 'react'
import { positionOf } from '#domain/media/focus.ts'
import type { PictureView } from '#domain/media/view.ts'

type Props = {
  picture: PictureView
  /** How wide it stands in the layout, for the browser's choice of file. */
  sizes: string
  /** The picture readers see first: fetched before the others, never lazily. */
  isFirst?: boolean
  /** Beside a title that says it all, a picture is decoration. */
  isDecorative?: boolean
  /** Lists cut pictures to one shape; an article shows them whole. */
  crop?: Crop
  className?: string
}

/** A frame of one shape is tinted until it is filled, in the picture's own colour where that is known. */
const crops = {
  '3/2': 'aspect-3/2 bg-wash object-cover',
  '16/9': 'aspect-3/2 bg-wash object-cover lg:aspect-video',
  '1/1': 'aspect-square bg-wash object-cover',
}
/** For browsers without AVIF and WebP, one file that serves phones and columns alike. */
const plainWidth = 960

export function Picture({
  picture,
  sizes,
  isFirst = false,
  isDecorative = false,
  crop,
  className = '',
}: Props) {
  const file = (width: number, type: string) => `/media/${picture.token}/${width}.${type}`
  const plain = picture.widths.findLast((width) => width <= plainWidth) ?? picture.widths[0]
  if (plain === undefined) return null
  const sourceOf = (type: 'avif' | 'webp') => (
    <source
      type={`image/${type}`}
      srcSet={picture.widths.map((width) => `${file(width, type)} ${width}w`).join(', ')}
      sizes={sizes}
    />
  )
  return (
    <picture>
      {picture.avif ? sourceOf('avif') : null}
      {sourceOf('webp')}
      <img
        src={file(plain, 'jpg')}
        // The size of that file, for browsers that show the page without its style.
        width={plain}
        height={Math.round((plain * picture.height) / picture.width)}
        alt={isDecorative ? '' : picture.alt}
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : undefined}
        decoding="async"
        className={`h-auto w-full ${crop ? crops[crop] : ''} ${className}`}
        style={styleOf(picture, crop)}
      />
    </picture>
  )
}

/** The shapes that lists, the front page and portraits cut pictures to. */
export type Crop = keyof typeof crops

/** A style of its own costs a page 30 bytes a picture, half of that compressed; a class for each of 4,096 colours costs every page. */
function styleOf(picture: PictureView, crop: Props['crop']): CSSProperties | undefined {
  const background = picture.colour ?? undefined
  const maxWidth = crop ? undefined : ownWidth(picture)
  const objectPosition = crop ? positionOf(picture.focus) : undefined
  return background || maxWidth || objectPosition ? { background, maxWidth, objectPosition } : undefined
}

/** A picture is never enlarged: what is narrower than any column stands at its own width. */
const ownWidth = (picture: PictureView): number | undefined =>
  picture.width < widestColumn ? picture.width : undefined

/**
 * As wide as a phone's sheet, for `sizes`. Beyond two pixels a point nobody sees more: a screen of three gets the file
 * of one of two, a third of the weight.
 */
export const phoneColumn = '(resolution >= 2.5dppx) 66vw, calc(100vw - 2rem)'

/** CSS pixels: the widest place an uncut picture has, the lead of an article. */
const widestColumn = 1240
