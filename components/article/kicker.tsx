import type { ReactNode } from 'react'
import type { ArticleSummary } from '#domain/articles/view.ts'

/** Above a title: the section, and where it says something, the hour. */
export function Kicker({ article, children }: { article: ArticleSummary; children?: ReactNode }) {
  return (
    <p className="kicker mb-1">
      {article.section.name}
      {children ? (
        <span className="ml-2.5 font-normal whitespace-nowrap text-ink-2 tabular-nums">{children}</span>
      ) : null}
    </p>
  )
}
