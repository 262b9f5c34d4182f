import type { Edition } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Time } from '../ui/time.tsx'

type Props = { article: ArticleSummary; edition: Edition; withTime?: boolean }

/** Above a title: the section, and where it says something, the hour. */
export function Kicker({ article, edition, withTime = false }: Props) {
  return (
    <p className="kicker mb-1">
      {article.section.name}
      {withTime ? (
        <Time
          date={article.publishedAt}
          edition={edition}
          form="moment"
          className="ml-2.5 font-normal whitespace-nowrap text-ink-2 tabular-nums"
        />
      ) : null}
    </p>
  )
}
