import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Translator } from '#contract/i18n/translator.ts'
import { spamThreshold } from '#domain/moderation/policy.ts'
import { signalCodes } from '#domain/moderation/signals/signal.ts'
import { InvisibleMarks } from './invisible-marks.tsx'
import { useWritten } from './policy/number-words.ts'
import type { QueueEntry } from './queue-entry.ts'

/** Why it stands where it stands: the address's past, every signal with its weight, every decision. */
export function CommentFacts({ entry }: { entry: QueueEntry }) {
  return (
    <div className="mt-6 grid gap-x-8 gap-y-5 border-t border-rule pt-4 text-13 leading-5 md:grid-cols-2">
      <Signals entry={entry} />
      <div className="space-y-5">
        <History entry={entry} />
        <Decisions entry={entry} />
      </div>
    </div>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {children}
    </section>
  )
}

const signed = (weight: number, written: (number: number) => string): string =>
  weight > 0 ? `+${written(weight)}` : written(weight)

function Signals({ entry: { signals, verdict, body } }: { entry: QueueEntry }) {
  const t = useTranslations()
  const written = useWritten()
  const sum = verdict?.sum ?? signals.reduce((total, { weight }) => total + weight, 0)
  const words = ({ code, state, evidence }: QueueEntry['signals'][number]): string => {
    if (state !== 'noticed') return t('moderation.signal_silent', { code, state })
    const known = signalCodes.find((other) => other === code)
    return known
      ? t(`moderation.signal_${known}`, evidence as never)
      : t('moderation.signal_unknown', { code })
  }
  return (
    <Fact title={t('moderation.signals')}>
      {signals.length === 0 ? (
        <p className="text-ink-2">{t('moderation.signals_none')}</p>
      ) : (
        <>
          <ul>
            {signals.map((signal) => (
              <li key={signal.code} className="flex gap-3 border-b border-rule py-1">
                <span className="w-8 shrink-0 text-right font-semibold tabular-nums">
                  {signed(signal.weight, written)}
                </span>
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {words(signal)}
                  {signal.code === 'invisible_characters' ? <InvisibleMarks text={body} /> : null}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-ink-2">
            {t('moderation.signals_sum', {
              sum: written(sum),
              threshold: written(verdict?.spamFrom ?? spamThreshold),
            })}
          </p>
        </>
      )}
    </Fact>
  )
}

function History({ entry: { history } }: { entry: QueueEntry }) {
  const t = useTranslations()
  const isNew = history.approved + history.rejected + history.spam === 0
  return (
    <Fact title={t('moderation.history')}>
      <p>{isNew ? t('moderation.history_none') : t('moderation.history_counts', history)}</p>
      <p className="text-ink-2">{t('moderation.history_note')}</p>
    </Fact>
  )
}

const rulesName = (t: Translator, number: number): string =>
  number === 0 ? t('moderation.policy_built_in') : t('moderation.policy_version', { number })

function Decisions({ entry: { decisions, verdict } }: { entry: QueueEntry }) {
  const t = useTranslations()
  const written = useWritten()
  return (
    <Fact title={t('moderation.decisions')}>
      {verdict ? (
        <p className="mb-1">
          <span className="font-semibold">{rulesName(t, verdict.policy)}</span>{' '}
          {t('moderation.verdict', {
            outcome: verdict.outcome,
            sum: written(verdict.sum),
            threshold: written(verdict.spamFrom),
          })}
        </p>
      ) : null}
      {decisions.length === 0 ? (
        <p className="text-ink-2">{t('moderation.decisions_none')}</p>
      ) : (
        <ol className="space-y-1">
          {decisions.map((decision) => (
            <li key={decision.id}>
              <span className="font-semibold">
                {decision.actor ?? t('moderation.policy')}
                {decision.policy === null ? null : ` (${rulesName(t, decision.policy)})`}
              </span>{' '}
              {t(decision.isUndo ? 'moderation.decided_undo' : 'moderation.decided', { to: decision.to })}
              {decision.reason ? ` (${t(`moderation.reason_${decision.reason}`)})` : null}
              <span className="text-ink-2"> · {decision.when}</span>
              {decision.note ? (
                <span className="block text-ink-2">
                  {t('moderation.note_quoted', { note: decision.note })}
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Fact>
  )
}
