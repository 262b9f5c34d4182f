import type { PrintContext } from '#components/print/print-context.ts'
import { directionOf, isolate } from '#lib/direction.ts'
import { isBlank } from '#lib/text.ts'

type Props = { caption: string; credit: string; t: PrintContext['t'] }

export function Caption({ caption, credit, t }: Props) {
  const isCredited = !isBlank(credit)
  if (isBlank(caption) && !isCredited) return null
  return (
    <figcaption className="caption" dir={directionOf(caption)}>
      {caption} {isCredited ? t('article.credit', { name: isolate(credit) }) : null}
    </figcaption>
  )
}
