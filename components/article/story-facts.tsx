import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Bylines } from './bylines.tsx'

type Props = {
  article: ArticleSummary
  print: PrintContext
  /** When it appeared: in words of the day on the front page, as a date on a list, which outlives the day. */
  children: ReactNode
}

/** Who wrote a story of a list, and when it appeared. */
export function StoryFacts({ article, print, children }: Props) {
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 text-14 text-ink-2">
      {article.bylines.length > 0 ? (
        <span>
          <Bylines bylines={article.bylines} print={print} />
        </span>
      ) : null}{' '}
      {children}
    </p>
  )
}
