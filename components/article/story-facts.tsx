import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Time } from '../ui/time.tsx'
import { Bylines } from './bylines.tsx'

type Props = { article: ArticleSummary; print: PrintContext; className?: string }

/** Who wrote a story of a list, and when it appeared. */
export function StoryFacts({ article, print, className = '' }: Props) {
  return (
    <p className={`mt-3 flex flex-wrap gap-x-4 text-14 text-ink-2 ${className}`}>
      {article.bylines.length > 0 ? (
        <span>
          <Bylines bylines={article.bylines} print={print} />
        </span>
      ) : null}
      <Time date={article.publishedAt} print={print} form="moment" />
    </p>
  )
}
