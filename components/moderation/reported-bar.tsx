import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { QueueEntry } from './queue-entry.ts'

/** What readers say against a comment, and the answer that it stays. That it goes is a decision like any other. */
export function ReportedBar({ entry, onKeep }: { entry: QueueEntry; onKeep: () => void }) {
  const t = useTranslations()
  if (entry.status !== 'approved' || entry.reports.length === 0) return null
  const total = entry.reports.reduce((sum, { count }) => sum + count, 0)
  return (
    <section
      aria-labelledby="reported"
      className="mt-4 border-l-4 border-warn bg-wash px-4 py-3 text-14 leading-5"
    >
      <h3 id="reported" className="font-semibold">
        {t('moderation.reported_times', { count: total })}
      </h3>
      <ul className="mt-1 space-y-1">
        {entry.reports.map(({ reason, count, words }) => (
          <li key={reason}>
            {t(`thread.reason_${reason}`)} <span className="text-ink-2 tabular-nums">({count})</span>
            {words.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: words of strangers have no identity, and do not change
              <blockquote key={at} dir="auto" className="mt-1 pl-4 text-ink-2 [overflow-wrap:anywhere]">
                {t('moderation.note_quoted', { note: text })}
              </blockquote>
            ))}
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <Button onClick={onKeep} aria-keyshortcuts="g">
          {t('moderation.keep')}{' '}
          <span aria-hidden="true" className="hidden md:inline">
            <Kbd>G</Kbd>
          </span>
        </Button>
      </p>
    </section>
  )
}
