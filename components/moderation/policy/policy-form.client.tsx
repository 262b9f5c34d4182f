'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useLeaveGuard } from '#components/ui/use-leave-guard.ts'
import { replayPolicy, savePolicy } from '#domain/moderation/actions.ts'
import { policyLimits } from '#domain/moderation/policy.ts'
import type { Report } from '#domain/moderation/replay.ts'
import { ListFields } from './list-fields.tsx'
import type { PolicyEntry } from './policy-entry.ts'
import { ReplayReport } from './replay-report.tsx'
import { ThresholdFields } from './threshold-fields.tsx'
import { WeightFields } from './weight-fields.tsx'

type Props = { desk: PolicyEntry; onInput: () => void; onDone: () => void }
/** What was replayed, and the fields as they were then: only these can be saved. */
type Replayed = { report: Report; fields: Record<string, unknown> }

/** Edits the rules. They are replayed first: what they would have changed is read before they are saved. */
export function PolicyForm({ desk, onInput, onDone }: Props) {
  const t = useTranslations()
  const locale = useLocale()
  const { rules } = desk.live
  const [replayed, setReplayed] = useState<Replayed | null>(null)
  const [isStale, setStale] = useState(false)
  const [isDirty, setDirty] = useState(false)
  useLeaveGuard(isDirty)
  const fields = useRef<Record<string, unknown>>({})
  const replay = useAction(replayPolicy, (report) => {
    if (!report) return
    setReplayed({ report, fields: fields.current })
    setStale(false)
  })
  const save = useAction(savePolicy, () => {
    setDirty(false)
    onDone()
  })
  const heading = useRef<HTMLHeadingElement>(null)
  const reason = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (replayed) heading.current?.focus()
  }, [replayed])
  const reasonError = save.errorOf('reason')
  useEffect(() => {
    if (reasonError) reason.current?.querySelector('input')?.focus()
  }, [reasonError])

  const changed = () => {
    setDirty(true)
    setStale(true)
    onInput()
  }
  const onReplay = (event: FormEvent<HTMLFormElement>) => {
    fields.current = Object.fromEntries(new FormData(event.currentTarget))
    return replay.onSubmit(event)
  }
  const keep = (mode: 'live' | 'trial') => {
    const typed = reason.current?.querySelector('input')?.value ?? ''
    if (replayed) save.run({ ...replayed.fields, reason: typed, mode, baseNumber: desk.number })
  }
  return (
    <div className="space-y-8">
      <form onSubmit={onReplay} onInput={changed} noValidate className="space-y-8">
        <ThresholdFields rules={rules} errorOf={replay.errorOf} />
        <WeightFields rules={rules} errorOf={replay.errorOf} />
        <ListFields rules={rules} errorOf={replay.errorOf} />
        <div className="border-t border-ink pt-4">
          {replay.summary ? (
            <Notice tone="bad" className="mb-4">
              {replay.summary}
            </Notice>
          ) : null}
          <Button type="submit" look={replayed && !isStale ? 'plain' : 'primary'} disabled={replay.isBusy}>
            {replay.isBusy ? t('policy.replaying') : t('policy.replay')}
          </Button>
        </div>
      </form>
      {replayed ? (
        <section aria-labelledby="policy-replay" className="border-t-4 border-ink pt-2">
          <h2 id="policy-replay" ref={heading} tabIndex={-1} className="font-semibold outline-none">
            {t('policy.replay_title')}
          </h2>
          {isStale ? (
            <Notice tone="warn" className="mt-2">
              {t('policy.replay_stale')}
            </Notice>
          ) : (
            <>
              <ReplayReport report={replayed.report} locale={locale} />
              <div ref={reason} className="mt-6 max-w-140">
                <TextField
                  id="policy-reason"
                  name="reason"
                  label={t('policy.reason')}
                  hint={t('policy.reason_note')}
                  autoComplete="off"
                  limit={policyLimits.reason}
                  error={reasonError}
                />
              </div>
              {save.summary ? (
                <Notice tone="bad" className="mt-4">
                  {save.summary}
                </Notice>
              ) : null}
              <div className="mt-4 flex flex-wrap gap-3">
                <Button look="primary" disabled={save.isBusy} onClick={() => keep('live')}>
                  {t('policy.apply')}
                </Button>
                <Button
                  disabled={save.isBusy}
                  onClick={() => keep('trial')}
                  aria-describedby="policy-try-note"
                >
                  {t('policy.try')}
                </Button>
              </div>
              <p id="policy-try-note" className="mt-2 max-w-140 text-13 leading-5 text-ink-2">
                {t('policy.try_note')}
              </p>
            </>
          )}
        </section>
      ) : null}
    </div>
  )
}
