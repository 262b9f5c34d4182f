import type { PictureView } from '#domain/media/view.ts'

/** Wide enough for large previews of search engines and social sites; one file type that all of them read. */
const sharedWidth = 1600

export function sharedPicture(picture: PictureView, siteUrl: string) {
  const width = picture.widths.findLast((w) => w <= sharedWidth) ?? picture.widths[0]
  if (width === undefined) return null
  return {
    url: `${siteUrl}/media/${picture.token}/${width}.jpg`,
    width,
    height: Math.round((width * picture.height) / picture.width),
    alt: picture.alt,
  }
}
