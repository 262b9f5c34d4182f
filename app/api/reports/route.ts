import { addressesIn } from '#contract/public-addresses.ts'
import { readReportForm } from '#contract/report-form/form.ts'
import { getArticleHref } from '#domain/articles/queries.ts'
import { endpoint, readFields } from '#domain/endpoint.ts'
import { type Sent, sendReport } from '#domain/reports/commands.ts'
import { readSendReport } from '#domain/reports/input.ts'
import { lastSettings } from '#domain/settings/last-settings.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { refusedReportResponse } from './refused-form.ts'

/** An error that a reader tells of. Answers 303 only after COMMIT; the refused text always comes back. */
export const POST = endpoint({ public: true }, async (request, call) => {
  const sent = await readFields(request)
  const form = readReportForm((name) => sent[name])
  let received: Sent
  try {
    received = await sendReport(call, readSendReport(form))
  } catch (error) {
    return refusedReportResponse(error, form)
  }
  // It is stored, whatever becomes of this: nobody may be told that it is not, and send it again.
  const [href, { language }] = await Promise.all([
    getArticleHref(received.articleId).catch(() => null),
    getSettings().catch(lastSettings),
  ])
  const location = href ? addressesIn(language).reportReceived(href) : '/'
  return new Response(null, { status: 303, headers: { location } })
})
