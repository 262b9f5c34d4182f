import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import type { ThreadState } from '#domain/comments/view.ts'
import { dateTime, isoWithOffset } from '#lib/dates.ts'
import { isolate } from '#lib/direction.ts'

/** Who is asked, until when, or since when nobody is: one line or two below the number of comments. */
export function ThreadStateLines({ state, print }: { state: ThreadState; print: PrintContext }) {
  const { t, locale, zone } = print
  const { isOpen, closesAt, closedAt, expertName } = state
  const lines: ReactNode[] = []
  const moment = (at: Date) => <time dateTime={isoWithOffset(at, zone)}>{dateTime(at, locale, zone)}</time>
  if (isOpen && expertName) lines.push(t('thread.expert_asked', { name: isolate(expertName) }))
  if (isOpen && closesAt) lines.push(t.rich('thread.closes_at', { date: () => moment(closesAt) }))
  if (!isOpen)
    lines.push(
      closedAt ? t.rich('thread.closed_since', { date: () => moment(closedAt) }) : t('comments.closed'),
    )
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity and never change places
    <p key={at} className="mt-3 text-15 text-ink-2">
      {line}
    </p>
  ))
}
