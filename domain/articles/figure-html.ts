import type { PictureView } from '#domain/media/view.ts'
import { escapeHtml } from '#lib/html.ts'
import { isBlank } from '#lib/text.ts'

/** What a narrow column of a feed reader shows sharply. */
const feedWidth = 960

/** A picture with its words, as a block has it or as it stands above the text. */
export function figureHtml(
  picture: PictureView,
  { alt, caption, credit }: { alt: string; caption: string; credit: string },
  siteUrl: string,
  /** What its words are in, as attributes. */
  language = '',
): string {
  const width = picture.widths.findLast((one) => one <= feedWidth) ?? picture.widths[0]
  if (width === undefined) return ''
  const height = Math.round((width * picture.height) / picture.width)
  const words = [caption, credit].filter((text) => !isBlank(text)).map(escapeHtml)
  const below = words.length > 0 ? `<figcaption>${words.join(' – ')}</figcaption>` : ''
  const address = `${siteUrl}/media/${picture.token}/${width}.jpg`
  return `<figure${language}><img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}">${below}</figure>`
}
