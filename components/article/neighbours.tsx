import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary, Neighbours as NeighboursView } from '#domain/articles/view.ts'
import { Headline } from './headline.tsx'

type Props = { neighbours: NeighboursView; section: string; print: PrintContext }

/** The stories before and after this one in its section. */
export function Neighbours({ neighbours: { previous, next }, section, print: { t } }: Props) {
  if (!previous && !next) return null
  return (
    <nav
      aria-label={t('history.neighbours', { section })}
      className="no-print mt-10 grid gap-x-8 border-t border-ink sm:grid-cols-2"
    >
      {previous ? <Neighbour article={previous} label={t('history.previous')} t={t} /> : null}
      {next ? (
        <Neighbour article={next} label={t('history.next')} t={t} className="sm:col-start-2 sm:text-right" />
      ) : null}
    </nav>
  )
}

function Neighbour({
  article,
  label,
  t,
  className = '',
}: {
  article: ArticleSummary
  label: string
  t: PrintContext['t']
  className?: string
}) {
  return (
    <div className={`border-b border-rule py-3 sm:border-b-0 ${className}`}>
      <p className="text-13 text-ink-2">{label}</p>
      <Headline article={article} t={t} className="mt-1 text-16" level={2} />
    </div>
  )
}
