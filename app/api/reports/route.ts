import { readReportForm } from '#contract/report-form/form.ts'
import { endpoint, readFields } from '#domain/endpoint.ts'
import { type Sent, sendReport } from '#domain/reports/commands.ts'
import { readSendReport } from '#domain/reports/input.ts'
import { wayBack } from '../way-back.ts'
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
  const { href, addresses } = await wayBack(received.articleId)
  const location = href ? addresses.reportReceived(href) : '/'
  return new Response(null, { status: 303, headers: { location } })
})
