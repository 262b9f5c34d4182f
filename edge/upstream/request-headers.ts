import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { rules, type Zone } from '../admission/zone.ts'

/** They speak about one connection and end with it (RFC 9110 §7.6.1). */
export const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'http2-settings',
])

/** Names that Next and its hosts use among themselves. From outside they are forgeries. */
const internal =
  /^(?:x-middleware-|x-nextjs-|x-next-|x-now-|x-invoke-|x-vercel-|x-matched-path$|x-prerender-revalidate|next-resume$)/

/** Claims about who is asking and for what. The edge makes them itself, or nobody does. */
const claims =
  /^(?:x-forwarded-|x-original-|x-rewrite-|x-real-ip$|x-client-ip$|x-request-id$|x-request-path$|true-client-ip$|cf-connecting-ip$|forwarded$|via$|host$|content-security-policy)/

/** How the client router asks for a page's flight data. Public pages have one form only: HTML. */
const flight = /^(?:rsc$|next-|x-nextjs-)/

/** `next dev` names the page and the call by these, and answers a server action only to whom it knows. */
const developmentNames = new Set(['x-nextjs-request-id', 'x-nextjs-html-request-id'])

/** What a public page may depend on: nothing but its address. These two let a feed answer 304. */
const publicHeaders = new Set(['if-none-match', 'if-modified-since'])

export interface RequestFacts {
  zone: Zone
  siteHost: string
  protocol: string
  port: string
  clientAddress: string
  requestId: string
  /** Path and query, for desks that send people back after signing in. */
  path: string
  /** A body follows whose length nobody announced. */
  unsized: boolean
  /** Next takes the nonce for its scripts from it. A page for everybody has none. */
  policy: string | undefined
  development: boolean
}

export function requestHeaders(given: IncomingHttpHeaders, facts: RequestFacts): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {}
  const named = (given.connection ?? '').toLowerCase().split(/\s*,\s*/)
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || hopByHop.has(name) || named.includes(name)) continue
    if (isForwarded(name, facts)) headers[name] = value
  }
  if (facts.zone === 'public') {
    headers.accept = 'text/html,*/*;q=0.8'
    headers['user-agent'] = 'plein-jour-edge'
  }
  headers.host = facts.siteHost
  headers['x-forwarded-host'] = facts.siteHost
  headers['x-forwarded-proto'] = facts.protocol
  // Next would fill in the port it listens on itself.
  headers['x-forwarded-port'] = facts.port
  headers['x-forwarded-for'] = facts.clientAddress
  headers['x-request-id'] = facts.requestId
  if (facts.zone === 'staff' || facts.zone === 'preview') headers['x-request-path'] = facts.path
  // Said here and not left to Node, which frames no body by itself for DELETE and OPTIONS.
  if (facts.unsized) headers['transfer-encoding'] = 'chunked'
  if (facts.policy !== undefined) headers['content-security-policy'] = facts.policy
  return headers
}

function isForwarded(name: string, { zone, development }: RequestFacts): boolean {
  if (zone === 'development') return !claims.test(name)
  // Hot reload asks for flight data of public pages too.
  if (zone === 'public') return publicHeaders.has(name) || (development && flight.test(name))
  if (development && developmentNames.has(name)) return true
  if (internal.test(name) || claims.test(name)) return false
  // Compression is the edge's work.
  if (name === 'accept-encoding') return false
  if (name === 'cookie') return rules[zone].cookies
  return true
}
