import { holdsWords } from '#domain/articles/document.ts'
import { directionOf, isolate } from '#lib/direction.ts'
import type { Edition } from '#lib/edition.ts'

type Props = { caption: string; credit: string; t: Edition['t'] }

export function Caption({ caption, credit, t }: Props) {
  const isCredited = holdsWords(credit)
  if (!holdsWords(caption) && !isCredited) return null
  return (
    <figcaption className="caption" dir={directionOf(caption)}>
      {caption} {isCredited ? t('article.credit', { name: isolate(credit) }) : null}
    </figcaption>
  )
}
