import type { SaveState } from '#components/redaction/editor/saving/autosave.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import { clockTime } from '#lib/zoned-hour.ts'

/** Where the words are: one line, read aloud when it changes. */
export function PageSaveStatus({
  t,
  state,
  isUntouched,
  timeZone,
}: {
  t: Translator
  state: SaveState
  /** The first text, which nobody has saved. */
  isUntouched: boolean
  timeZone: string
}) {
  const isBad = state.kind === 'unreachable' || state.kind === 'signed_out' || state.kind === 'refused'
  return (
    <p role="status" className={isBad ? 'text-14 font-semibold text-bad' : 'text-14 text-ink-2'}>
      {sentence()}
    </p>
  )

  function sentence(): string {
    switch (state.kind) {
      case 'saved':
        return isUntouched && new Date(state.savedAt).getTime() === 0
          ? t('pages.save_first')
          : t('pages.save_saved', { time: clockTime(state.savedAt, timeZone) })
      case 'unsaved':
        return t('pages.save_unsaved')
      case 'saving':
        return t('pages.save_saving')
      case 'unreachable':
        return t('pages.save_unreachable')
      case 'signed_out':
        return t('pages.save_signed_out')
      case 'conflict':
        return t('pages.conflict_title')
      case 'refused':
        return errorMessage(t, state.code, state.values)
    }
  }
}
