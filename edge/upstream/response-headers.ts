import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { Zone } from '../admission/zone.ts'
import { baseHeaders, dataPolicy, pagePolicy, privateHeaders } from '../responses/security-headers.ts'
import { hopByHop } from './request-headers.ts'

/** Enough of an answer to judge it by. */
type Head = Pick<IncomingMessage, 'headers'>

/** The edge's word counts, whatever a page says. */
const ours = new Set([...Object.keys(baseHeaders('https:')), 'content-security-policy', 'x-request-id'])

/** Headers that say which software made the page, and Next's notes to its hosting platforms. */
const chatter = /^(?:x-powered-by|server|via|x-middleware-.*|x-matched-path|x-site-language)$/

/** Next's notes to its own client router, which public pages do not use. */
const routerNotes = /^x-nextjs-/

export interface AnswerFacts {
  zone: Zone
  method: string
  nonce: string
  development: boolean
}

/** What goes out, from what Next said. Compression adds its own two headers later. */
export function responseHeaders(upstream: Head, facts: AnswerFacts): OutgoingHttpHeaders {
  const { zone, development } = facts
  const headers: OutgoingHttpHeaders = {}
  const named = (upstream.headers.connection ?? '').toLowerCase().split(/\s*,\s*/)
  for (const [name, value] of Object.entries(upstream.headers)) {
    if (value === undefined || hopByHop.has(name) || named.includes(name)) continue
    if (ours.has(name) || chatter.test(name)) continue
    headers[name] = value
  }
  const html = isHtml(upstream)
  headers['content-security-policy'] = html ? pagePolicy(facts.nonce, development) : dataPolicy
  if (html) {
    // A 304 would pair the stored page with a new policy, and the page's scripts with a nonce that no longer fits.
    delete headers.etag
    delete headers['last-modified']
  }
  if (zone === 'public') {
    delete headers['set-cookie']
    // The headers Next varies on never reach it from a public page.
    delete headers.vary
    for (const name of Object.keys(headers)) if (routerNotes.test(name) && !development) delete headers[name]
  } else if (isPersonal(zone, facts.method)) {
    Object.assign(headers, privateHeaders)
  }
  return headers
}

export function isHtml(upstream: Head): boolean {
  return (upstream.headers['content-type'] ?? '').startsWith('text/html')
}

/** A picture read back from where it was uploaded is public; everything else behind a cookie is not. */
function isPersonal(zone: Zone, method: string): boolean {
  if (zone === 'development') return false
  return zone !== 'upload' || (method !== 'GET' && method !== 'HEAD')
}
