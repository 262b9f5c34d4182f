import { readerDevice, readerDeviceLine } from '#domain/comments/reader-device.ts'
import { findUseful } from '#domain/comments/useful-commands.ts'
import { readUseful } from '#domain/comments/useful-input.ts'
import { endpoint, readFields, refusalResponse } from '#domain/endpoint.ts'
import { wayBack } from '../../way-back.ts'
import { refusedClick } from '../refused-click.ts'

/**
 * « Utile », and its taking back. The cookie that makes a device known is set here and nowhere before. A script is told the
 * number; a form leads back to the comment, on a page that says what was counted.
 */
export const POST = endpoint({ public: true, maxBytes: 4_000 }, async (request, { now, clientAddress }) => {
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false
  const sent = await readFields(request)
  const device = readerDevice(request.headers.get('cookie'))
  try {
    const found = await findUseful({ now, clientAddress, device }, readUseful(sent))
    const headers = new Headers({ 'cache-control': 'private, no-store' })
    if (device.isNew && found.isMine) headers.set('set-cookie', readerDeviceLine(device))
    if (wantsJson) return Response.json({ count: found.count, isMine: found.isMine }, { headers })
    const { href, addresses } = await wayBack(found.articleId)
    const said = `?utile=${found.isMine ? 'oui' : 'non'}`
    headers.set('location', href ? addresses.comment(href, found.commentId).replace('#', `${said}#`) : '/')
    return new Response(null, { status: 303, headers })
  } catch (error) {
    return wantsJson ? refusalResponse(error) : refusedClick(error, sent)
  }
})
