import type { Translator } from '#contract/i18n/translator.ts'

/** Beyond this one looks instead of counting, and the rail has no room. */
const mostCounted = 99

/** How many reports nobody has looked at yet, beside the name of their desk. */
export function ReportBadge({ waiting, t }: { waiting: number; t: Translator }) {
  if (waiting === 0) return null
  return (
    <span className="min-w-5 rounded-control bg-accent px-1.5 text-center text-12 leading-5 font-semibold text-paper tabular-nums lg:ml-auto">
      <span aria-hidden="true">{waiting > mostCounted ? `${mostCounted}+` : waiting}</span>
      <span className="sr-only">({t('reports.desk.waiting', { count: waiting })})</span>
    </span>
  )
}
