'use client'

import { useTranslations } from 'use-intl'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { Refusal } from './use-workflow.ts'

/** Why the step was refused, in the dialog that asked for it. Always there, so that it is announced when it fills. */
export function RefusalLine({ refusal }: { refusal: Refusal | null }) {
  const t = useTranslations()
  return (
    <p role="alert" className="text-14 leading-5 font-semibold text-bad">
      {refusal === null
        ? ''
        : refusal.code === 'not_saved'
          ? t('redaction.action.notSaved')
          : errorMessage(t, refusal.code, refusal.values)}
    </p>
  )
}
