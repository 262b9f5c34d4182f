'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { discardDeadLetter, retryDeadLetter } from '#domain/dead-letters/actions.ts'

/** A dead letter in words. */
export type DeadLetterRow = { id: string; what: string; facts: string; error: string }

/** Jobs that were given up, with the way to send each off again. */
export function DeadLetterList({ rows }: { rows: DeadLetterRow[] }) {
  const t = useTranslations()
  const router = useRouter()
  const retry = useAction(retryDeadLetter, () => router.refresh())
  const discard = useAction(discardDeadLetter, () => router.refresh())
  const summary = retry.summary ?? discard.summary
  const isBusy = retry.isBusy || discard.isBusy
  return (
    <div className="space-y-4">
      {summary ? <Notice tone="bad">{summary}</Notice> : null}
      <ul className="border-t border-rule">
        {rows.map(({ id, what, facts, error }) => (
          <li
            key={id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-rule py-3"
          >
            <div className="min-w-0 flex-1 basis-80">
              <p className="font-semibold">{what}</p>
              <p className="text-13 text-ink-2">{facts}</p>
              <p className="mt-1 font-mono text-13 break-words">{error}</p>
            </div>
            <div className="flex gap-2">
              <Button
                aria-label={t('settings.jobs_retry_of', { what })}
                disabled={isBusy}
                onClick={() => retry.run({ id })}
              >
                {t('settings.jobs_retry')}
              </Button>
              <Button
                look="quiet"
                aria-label={t('settings.jobs_discard_of', { what })}
                disabled={isBusy}
                onClick={() => discard.run({ id })}
              >
                {t('settings.jobs_discard')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p role="status" className="text-14 text-good">
        {retry.done === undefined ? '' : t('settings.jobs_retried')}
      </p>
    </div>
  )
}
