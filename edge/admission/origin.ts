import type { IncomingMessage } from 'node:http'
import { HttpError } from '../http/http-error.ts'

/**
 * The one check of where a write comes from. Every browser says so, by Sec-Fetch-Site or by Origin, with scripts and
 * without. What says nothing is no browser: it may write what anybody may, and nothing that hangs on a cookie.
 */
export function refuseForeignWrite(req: IncomingMessage, siteUrl: string): void {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
    throw new HttpError('request.cross_site')
  }
  const { origin, cookie } = req.headers
  if (origin === undefined ? cookie !== undefined : origin !== new URL(siteUrl).origin)
    throw new HttpError('request.cross_site')
}
