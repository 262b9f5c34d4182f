import type { ReactNode } from 'react'
import type { ArticleSummary } from '#domain/articles/view.ts'

type Props = {
  article: ArticleSummary
  /** Off on the page of the section itself. */
  withSection?: boolean
  children?: ReactNode
}

/** Above a title: the section, and where it says something, the hour. */
export function Kicker({ article, withSection = true, children }: Props) {
  if (!withSection && !children) return null
  return (
    <p className="kicker mb-1">
      {withSection ? `${article.section.name} ` : null}
      {children ? (
        <span
          className={`font-normal whitespace-nowrap text-ink-2 tabular-nums ${withSection ? 'ml-1.5' : ''}`}
        >
          {children}
        </span>
      ) : null}
    </p>
  )
}
