import { reportComment } from '#domain/comment-reports/commands.ts'
import { cleanCommentReport } from '#domain/comment-reports/comment-report.ts'
import { readReportComment } from '#domain/comment-reports/input.ts'
import { readerDevice, readerDeviceLine } from '#domain/comments/reader-device.ts'
import { endpoint, readFields } from '#domain/endpoint.ts'
import { wayBack } from '../../way-back.ts'
import { refusedCommentReport } from './refused-form.ts'

/** What is wrong with a comment, said by a reader. Answers 303 only after COMMIT; the refused words always come back. */
export const POST = endpoint({ public: true, maxBytes: 20_000 }, async (request, { now, clientAddress }) => {
  const form = cleanCommentReport(await readFields(request))
  const device = readerDevice(request.headers.get('cookie'))
  try {
    const { articleId } = await reportComment({ now, clientAddress, device }, readReportComment(form))
    const { href, addresses } = await wayBack(articleId)
    const headers = new Headers({ location: href ? addresses.commentReportReceived(href) : '/' })
    if (device.isNew) headers.set('set-cookie', readerDeviceLine(device))
    return new Response(null, { status: 303, headers })
  } catch (error) {
    return refusedCommentReport(error, form)
  }
})
