'use client'

import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Status } from '#components/ui/status.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { clockTime } from '#lib/zoned-hour.ts'
import type { SaveState } from './autosave.ts'

/** The line that answers the only question of somebody who writes: is it safe? */
export function SaveStatus({
  state,
  timeZone,
  onSignIn,
  onChoose,
}: {
  state: SaveState
  timeZone: string
  onSignIn: () => void
  /** Two versions: to the place where one of them is chosen. */
  onChoose: () => void
}) {
  const t = useTranslations()
  const isOnline = useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  )
  const isSafe = state.kind === 'saved' || state.kind === 'saving' || state.kind === 'unsaved'
  const words = {
    saved: () =>
      t('redaction.save.saved', { time: state.kind === 'saved' ? clockTime(state.savedAt, timeZone) : '' }),
    unsaved: () => t('redaction.save.unsaved'),
    saving: () => t('redaction.save.saving'),
    unreachable: () => t(isOnline ? 'redaction.save.unreachable' : 'redaction.save.offline'),
    signed_out: () => t('redaction.save.signedOut'),
    conflict: () => t('redaction.save.conflict'),
    refused: () =>
      t('redaction.save.refused', {
        reason: state.kind === 'refused' ? errorMessage(t, state.code, state.values) : '',
      }),
  }
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-13 leading-5">
      <p role="status" className="min-w-0">
        <Status
          shape={state.kind === 'saved' ? 'full' : isSafe ? 'half' : 'cross'}
          tone={state.kind === 'saved' ? 'good' : isSafe ? 'quiet' : 'bad'}
          className="whitespace-normal tabular-nums"
        >
          {words[state.kind]()}
        </Status>
      </p>
      {isSafe ? null : <span className="text-ink-2">{t('redaction.save.kept')}</span>}
      {state.kind === 'signed_out' ? (
        <Way onGo={onSignIn}>{t('redaction.save.signIn')}</Way>
      ) : state.kind === 'conflict' ? (
        <Way onGo={onChoose}>{t('redaction.save.choose')}</Way>
      ) : null}
    </div>
  )
}

/** The way out of a state that waits for a person. */
const Way = ({ onGo, children }: { onGo: () => void; children: string }) => (
  <button
    type="button"
    onClick={onGo}
    className="min-h-9 font-semibold underline decoration-accent underline-offset-4"
  >
    {children}
  </button>
)

function watchNetwork(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
