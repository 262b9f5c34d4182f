import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Time } from '../ui/time.tsx'

type Props = { article: ArticleSummary; print: PrintContext; withTime?: boolean }

/** Above a title: the section, and where it says something, the hour. */
export function Kicker({ article, print, withTime = false }: Props) {
  return (
    <p className="kicker mb-1">
      {article.section.name}
      {withTime ? (
        <Time
          date={article.publishedAt}
          print={print}
          form="moment"
          className="ml-2.5 font-normal whitespace-nowrap text-ink-2 tabular-nums"
        />
      ) : null}
    </p>
  )
}
