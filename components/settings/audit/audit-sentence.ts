import frSettings from '#contract/i18n/messages/fr/settings.json' with { type: 'json' }
import type { Translator } from '#contract/i18n/translator.ts'
import type { AuditRow } from '#domain/audit/view.ts'
import { isolate } from '#lib/direction.ts'

type Key = keyof typeof frSettings

/**
 * « a publié : … ». An event that has no sentence yet is shown by its name: nothing may be missing from the log. A log is
 * never rewritten: events of bylines had another name once, and keep it.
 */
export function auditSentence(t: Translator, row: Pick<AuditRow, 'event' | 'subject' | 'detail'>): string {
  const subject = isolate(row.subject || row.detail || t('settings.audit_untitled'))
  const key = `audit_${row.event.replace(/^author\./, 'byline.').replaceAll('.', '_')}`
  return key in frSettings
    ? t(`settings.${key as Key}`, { subject, detail: isolate(row.detail) } as never)
    : t('settings.audit_unknown', { event: row.event, subject })
}
