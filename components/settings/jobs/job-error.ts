import { errorMessage } from '#contract/i18n/error-message.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import { errorCodes } from '#domain/errors.ts'

/** A failure of a job (« MailError · mail.refused »): the sentence for a code of ours, else as it is. */
export function explainJobError(t: Translator, error: string): string {
  const code = errorCodes.find((known) => error.split(' · ').includes(known))
  return code ? errorMessage(t, code) : error
}
