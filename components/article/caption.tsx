import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { directionOf, isolate } from '#lib/direction.ts'
import type { Locale } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'

type Props = {
  caption: string
  credit: string
  t: PrintContext['t']
  /** That of the page, where the caption stands in words of another language: the word for a credit is the page's. */
  own?: Locale | undefined
}

export function Caption({ caption, credit, t, own }: Props) {
  const isCaptioned = !isBlank(caption)
  if (isBlank(credit)) return isCaptioned ? <Line of={caption}>{caption}</Line> : null
  const credited = t('article.credit', { name: isolate(credit) })
  if (own)
    return (
      <Line of={caption}>
        {isCaptioned ? `${closed(caption)} ` : null}
        <span lang={own}>{credited}</span>
      </Line>
    )
  return <Line of={caption}>{isCaptioned ? `${closed(caption)} ${credited}` : credited}</Line>
}

const Line = ({ of, children }: { of: string; children: ReactNode }) => (
  <figcaption className="caption" dir={directionOf(of)}>
    {children}
  </figcaption>
)

/** Ends its own sentence, with whatever closes after it: « Le pont ! » needs no full stop. */
const ending = /[.!?…。؟।][\s\u00a0\u202f]*[»”’"')\]]*[\s\u00a0\u202f]*$/u

/** So that the credit after it begins a sentence whether or not somebody typed the full stop. */
const closed = (caption: string): string => {
  const words = caption.trimEnd()
  return ending.test(words) ? words : `${words}.`
}
