import type { CSSProperties } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import type { Gallery as GalleryNode } from '#domain/articles/document.ts'
import type { PictureView } from '#domain/media/view.ts'
import type { Language, Locale } from '#lib/locale.ts'
import { Caption } from './caption.tsx'
import { Picture, phoneColumn } from './picture.tsx'

type Props = {
  gallery: GalleryNode
  pictures: Record<string, PictureView>
  print: PrintContext
  /** What its words are in, where that is another language than the text's. */
  lang?: Language | undefined
  /** That of the page, where the words are in another. */
  own?: Locale | undefined
}

/**
 * Pictures side by side, to be drawn along by hand, wheel or keyboard: each is a link to its file, so that the Tab key
 * brings it into sight. Without a style sheet they stand one below the other. One alone is a picture like any other.
 */
export function Gallery({ gallery, pictures, print, lang, own }: Props) {
  const known = gallery.attrs.pictures.flatMap((words) => {
    const picture = pictures[words.mediaId]
    return picture ? [{ ...picture, ...words }] : []
  })
  const [first, ...others] = known
  if (!first) return null
  if (others.length === 0)
    return (
      <figure lang={lang}>
        <Picture picture={first} sizes={`(width >= 664px) 600px, ${phoneColumn}`} />
        <Caption caption={first.caption} credit={first.credit} t={print.t} own={own} />
      </figure>
    )
  return (
    <div className="gallery" lang={lang}>
      <p className="gallery-count" lang={own}>
        {print.t('article.gallery', { count: known.length })}
      </p>
      <ul>
        {known.map((picture, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand in a gallery twice.
          <li key={index} style={{ '--ratio': ratioOf(picture) } as CSSProperties}>
            <figure>
              <a href={fileOf(picture)}>
                <Picture picture={picture} sizes={`(width >= 664px) 560px, 80vw`} />
              </a>
              <Caption caption={picture.caption} credit={picture.credit} t={print.t} own={own} />
            </figure>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Of one height each, as wide as they are for it. */
const ratioOf = ({ width, height }: PictureView): string => (width / Math.max(1, height)).toFixed(3)

/** The largest file there is, of the type that everything opens. */
const fileOf = ({ token, widths, width }: PictureView): string =>
  `/media/${token}/${widths.at(-1) ?? width}.jpg`
