import type { PictureView } from '#domain/articles/view.ts'

type Props = {
  picture: PictureView
  /** How wide it stands in the layout, for the browser's choice of file. */
  sizes: string
  /** The picture readers see first: fetched before the others, never lazily. */
  isFirst?: boolean
  /** Beside a title that says it all, a picture is decoration. */
  isDecorative?: boolean
  /** Lists cut pictures to one shape; an article shows them whole. */
  crop?: '3/2' | '1/1'
  className?: string
}

const crops = { '3/2': 'aspect-3/2 object-cover', '1/1': 'aspect-square object-cover' }
/** For browsers without WebP, one file that serves phones and columns alike. */
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
  return (
    <picture>
      <source
        type="image/webp"
        srcSet={picture.widths.map((width) => `${file(width, 'webp')} ${width}w`).join(', ')}
        sizes={sizes}
      />
      <img
        src={file(plain, 'jpg')}
        // Of the file named here: without a style sheet, pictures are as wide as this says.
        width={plain}
        height={Math.round((plain * picture.height) / picture.width)}
        alt={isDecorative ? '' : picture.alt}
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : undefined}
        decoding="async"
        className={`h-auto w-full bg-wash ${crop ? crops[crop] : ''} ${className}`}
      />
    </picture>
  )
}
