'use client'

import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { useOpenRows } from '#components/forms/use-open-rows.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Fold } from '#components/ui/fold.tsx'
import { Status } from '#components/ui/status.tsx'
import { restorePolicy } from '#domain/moderation/actions.ts'
import { policyLimits } from '#domain/moderation/policy.ts'
import { DifferenceList } from './difference-list.tsx'
import type { PolicyEntry } from './policy-entry.ts'

type Props = { desk: PolicyEntry; onDone: () => void }

/** Who changed the rules, when, why and how; each version counts again when it is asked for, as a new one. */
export function PolicyVersions({ desk, onDone }: Props) {
  const t = useTranslations()
  const rows = useOpenRows()
  const done = (row: string) => () => {
    rows.finish(row)
    onDone()
  }
  return (
    <section aria-labelledby="policy-versions">
      <h2 id="policy-versions" className="border-t-4 border-ink pt-2 font-semibold">
        {t('policy.versions')}
      </h2>
      {desk.versions.length === 0 ? (
        <p className="mt-1 text-13 text-ink-2">{t('policy.versions_none')}</p>
      ) : (
        <ol className="mt-1 text-13 leading-5">
          {desk.versions.map(({ number, by, when, reason, restoredFrom, differences, state, isTrial }) => (
            <li key={number} className="border-b border-rule py-2">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <h3 className="font-semibold tabular-nums">{t('policy.version', { number })}</h3>
                {state === 'live' ? (
                  <Status shape="full" tone="good">
                    {t('policy.version_live')}
                  </Status>
                ) : null}
                {state === 'trial' ? (
                  <Status shape="half" tone="warn">
                    {t('policy.version_trial')}
                  </Status>
                ) : null}
                {state === 'past' && isTrial ? (
                  <Status shape="empty" tone="quiet">
                    {t('policy.version_tried')}
                  </Status>
                ) : null}
              </div>
              <p className="text-ink-2">
                {t('policy.version_by', { by, at: when })}
                {restoredFrom === null ? null : ` · ${t('policy.version_restored', { from: restoredFrom })}`}
              </p>
              <p className="[overflow-wrap:anywhere]">{reason}</p>
              <DifferenceList differences={differences} />
              {state === 'live' ? null : (
                <Restore
                  key={rows.keyOf(String(number))}
                  number={number}
                  baseNumber={desk.number}
                  isOpen={rows.isOpen(String(number))}
                  onToggle={() => rows.toggle(String(number))}
                  onDone={done(String(number))}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {desk.live.number === 0 ? null : (
        <Restore
          key={rows.keyOf('0')}
          number={0}
          baseNumber={desk.number}
          isOpen={rows.isOpen('0')}
          onToggle={() => rows.toggle('0')}
          onDone={done('0')}
        />
      )}
    </section>
  )
}

type RestoreProps = {
  number: number
  baseNumber: number
  isOpen: boolean
  onToggle: () => void
  onDone: () => void
}

function Restore({ number, baseNumber, isOpen, onToggle, onDone }: RestoreProps) {
  const t = useTranslations()
  const action = useAction(restorePolicy, onDone)
  const id = `restore-${number}`
  return (
    <>
      <Button
        look="quiet"
        className="-ml-3"
        aria-expanded={isOpen}
        aria-label={number === 0 ? t('policy.restore_built_in') : t('policy.restore_label', { number })}
        onClick={onToggle}
      >
        {number === 0 ? t('policy.restore_built_in') : t('policy.restore')}
      </Button>
      <Fold open={isOpen}>
        <form onSubmit={action.onSubmit} onInput={action.onInput} noValidate className="mt-1 mb-2 space-y-3">
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="baseNumber" value={baseNumber} />
          <TextField
            id={`${id}-reason`}
            name="reason"
            label={t('policy.reason')}
            defaultValue={number === 0 ? t('policy.reason_built_in') : t('policy.reason_restore', { number })}
            limit={policyLimits.reason}
            error={action.errorOf('reason')}
          />
          <FormFoot
            label={t('policy.restore_confirm')}
            isBusy={action.isBusy}
            summary={action.summary}
            onCancel={onToggle}
          />
        </form>
      </Fold>
    </>
  )
}
