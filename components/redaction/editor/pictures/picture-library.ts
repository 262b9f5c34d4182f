import { createContext } from 'react'
import type { PictureView } from '#domain/media/view.ts'

/** Pictures this page knows by id: those of the article, and those uploaded since. */
export const PictureLibrary = createContext<Readonly<Record<string, PictureView>>>({})

/** Width in CSS pixels of the widest place a picture has in the editor. */
const columnWidth = 720

export function pictureSource(picture: PictureView): { src: string; srcSet: string; sizes: string } {
  const address = (width: number) => `/media/${picture.token}/${width}.webp`
  const widths = picture.widths.length > 0 ? picture.widths : [picture.width]
  return {
    src: address(widths.find((width) => width >= columnWidth) ?? widths.at(-1)!),
    srcSet: widths.map((width) => `${address(width)} ${width}w`).join(', '),
    sizes: `(min-width: ${columnWidth}px) ${columnWidth}px, 100vw`,
  }
}
