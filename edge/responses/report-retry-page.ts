import { translator } from '#contract/i18n/translator.ts'
import { readReportForm } from '#contract/report-form/form.ts'
import { renderReportFormPage } from '#contract/report-form/page.ts'
import type { Identity } from './site-identity.ts'

/**
 * A report that could not be delivered, given back to its author in the site's own form. Sent again with the same words it
 * is the same report, if the first attempt did reach the database after all.
 */
export function renderUndeliveredReport(
  body: Buffer,
  { status, siteName, language, words }: Identity & { status: number },
): string {
  const given = new URLSearchParams(body.toString('utf8'))
  return renderReportFormPage({
    locale: language,
    siteName,
    status,
    articleHref: '/',
    values: readReportForm((name) => given.get(name)),
    errors: { summary: words.report.text, fields: {} },
    t: translator(language),
  })
}
