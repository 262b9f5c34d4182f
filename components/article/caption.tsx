import type { Edition } from '#lib/edition.ts'

type Props = { caption: string; credit: string; t: Edition['t'] }

export function Caption({ caption, credit, t }: Props) {
  if (!caption && !credit) return null
  return (
    <figcaption className="caption">
      {caption} {credit ? t('article.credit', { name: credit }) : null}
    </figcaption>
  )
}
