'use client'

import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { restorePolicy } from '#domain/moderation/actions.ts'
import type { PolicyEntry } from './policy-entry.ts'
import { ReportGroups } from './report-groups.tsx'

type Props = {
  trial: NonNullable<PolicyEntry['trial']>
  baseNumber: number
  /** The version that decides meanwhile. */
  live: number
  onDone: () => void
}

/** What the version on trial would have done since, and what becomes of it. */
export function TrialPanel({ trial: { number, when, report }, baseNumber, live, onDone }: Props) {
  const t = useTranslations()
  const action = useAction(restorePolicy, onDone)
  const { comments, changed } = report
  return (
    <section aria-labelledby="policy-trial" className="border-t-4 border-warn pt-2">
      <h2 id="policy-trial" className="font-semibold">
        {t('policy.trial_title', { number })}
      </h2>
      <p className="mt-1 max-w-160 text-14 leading-5 text-ink-2">{t('policy.trial_about', { at: when })}</p>
      <p className="mt-2 text-16 leading-6">
        {comments === 0
          ? t('policy.trial_none')
          : changed === 0
            ? t('policy.trial_same', { comments })
            : t('policy.trial_summary', { comments, changed })}
      </p>
      <ReportGroups report={report} />
      {action.summary ? (
        <Notice tone="bad" className="mt-4">
          {action.summary}
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-3">
        <Button
          look="primary"
          disabled={action.isBusy}
          onClick={() => action.run({ number, baseNumber, reason: t('policy.reason_adopt', { number }) })}
        >
          {t('policy.trial_adopt', { number })}
        </Button>
        <Button
          disabled={action.isBusy}
          onClick={() => action.run({ number: live, baseNumber, reason: t('policy.reason_end', { number }) })}
        >
          {t('policy.trial_end')}
        </Button>
      </div>
    </section>
  )
}
