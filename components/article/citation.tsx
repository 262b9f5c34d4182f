import type { PrintContext } from '#components/print/print-context.ts'
import type { Citation as CitationNode } from '#domain/articles/document.ts'
import { placeOf } from '#domain/citations/hosts.ts'
import type { PictureView } from '#domain/media/view.ts'
import { longDate } from '#lib/dates.ts'
import { directionOf, isolate } from '#lib/direction.ts'
import { isBlank } from '#lib/text.ts'
import { Picture, phoneColumn } from './picture.tsx'

type Props = { block: CitationNode; picture: PictureView | undefined; print: PrintContext }

/** A video or a post from elsewhere as words, and perhaps a picture, of our own: its host learns of a reader who follows the link. */
export function Citation({ block: { attrs }, picture, print: { t, locale } }: Props) {
  const { url, title, text, author, date } = attrs
  const lines = text.split('\n').filter((line) => !isBlank(line))
  const isSilent = isBlank(title) && lines.length === 0
  const who = [
    ...(isBlank(author) ? [] : [isolate(author)]),
    ...(date ? [longDate(new Date(date), locale, 'UTC')] : []),
  ]
  return (
    <figure className="citation">
      {picture ? (
        <Picture picture={picture} isDecorative sizes={`(width >= 664px) 600px, ${phoneColumn}`} />
      ) : null}
      <blockquote cite={url}>
        {isBlank(title) ? null : (
          <p className="block-title" dir={directionOf(title)}>
            {title}
          </p>
        )}
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity, and a published text does not change.
          <p key={index} dir={directionOf(line)}>
            {line}
          </p>
        ))}
        {isSilent ? <p className="[overflow-wrap:anywhere]">{url}</p> : null}
      </blockquote>
      <figcaption className="block-facts">
        {who.length > 0 ? `${who.join(', ')} · ` : ''}
        <a href={url} rel="external noopener nofollow">
          {t('citations.see', { place: isolate(placeOf(url)) })}
        </a>
      </figcaption>
    </figure>
  )
}
