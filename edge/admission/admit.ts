import type { IncomingMessage } from 'node:http'
import { HttpError } from '../http/http-error.ts'
import { hasBody } from './exchange.ts'
import type { HostVerdict } from './host.ts'
import { refuseForeignWrite } from './origin.ts'
import { readTarget, type Target } from './request-target.ts'
import { meantAddress } from './tolerance.ts'
import { isServed, isWithheld, rules, type Zone, zoneOf } from './zone.ts'

export interface Admission {
  target: Target
  zone: Zone
  /** The same page under the address it should have been asked for. */
  redirectTo?: string
}

export interface AdmissionConfig {
  siteUrl: string
  development: boolean
  maxTarget: number
  verdict: (host: string | undefined) => HostVerdict
}

const knownMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']

/** Everything that can be said about a request before anything is done for it. Throws the HttpError. */
export function admit(req: IncomingMessage, config: AdmissionConfig): Admission {
  const method = req.method ?? ''
  const raw = req.url ?? ''
  // Absolute-form targets are for proxies, which we are not: `GET http://elsewhere/` must never be followed.
  if (!raw.startsWith('/')) throw new HttpError('request.invalid')
  if (countHosts(req) !== 1) throw new HttpError('request.invalid')
  refuseCoding(req)
  if (!knownMethods.includes(method)) throw methodRefusal(knownMethods)

  const reads = method === 'GET' || method === 'HEAD'
  const verdict = config.verdict(req.headers.host)
  if (verdict === 'foreign' || (verdict === 'alias' && !reads)) throw new HttpError('request.wrong_site')

  const reading = readTarget(raw, config.maxTarget)
  if (reading.kind === 'refused')
    throw new HttpError(reading.reason === 'length' ? 'request.too_long' : 'request.invalid')
  const { target } = reading
  const zone = zoneOf(target.path, config.development)
  const meant = zone === 'public' && reads ? meantPage(target.path, config.development) : undefined
  if (verdict === 'alias' || reading.kind === 'tidy' || meant !== undefined) {
    if (!reads) throw new HttpError('request.invalid')
    const query = target.query === '' ? '' : `?${target.query}`
    // What is meant is spelled in ASCII: it needs no encoding.
    return { target, zone, redirectTo: config.siteUrl + (meant ?? target.encoded) + query }
  }
  if (!rules[zone].methods.includes(method)) throw methodRefusal(rules[zone].methods)
  // Programs disagree about where the body of a GET ends, which is what request smuggling is made of.
  if (reads && hasBody(req)) throw new HttpError('request.invalid')
  if (req.headers['next-action'] !== undefined && !rules[zone].actions) throw new HttpError('request.invalid')
  // The site's own forms there are server actions, called by scripts. Any other form is not ours, and Next would parse it.
  if (zone === 'staff' && !reads && isMultipart(req) && req.headers['next-action'] === undefined)
    throw new HttpError('request.invalid')
  if ((zone === 'staff' || zone === 'preview') && comesFromElsewhere(req))
    throw new HttpError('request.cross_site')
  // A browser sends its report by itself, and the report changes nothing.
  const isWrite =
    !reads && method !== 'OPTIONS' && zone !== 'development' && target.path !== '/api/csp-report'
  if (isWrite) refuseForeignWrite(req, config.siteUrl)
  return { target, zone }
}

/** Only of readers' pages: a desk is at its own address or nowhere. */
function meantPage(path: string, development: boolean): string | undefined {
  const meant = meantAddress(path)
  return meant !== undefined && zoneOf(meant, development) === 'public' ? meant : undefined
}

/** Asked after static files, whose addresses begin alike. */
export function refuseWithheld({ target, zone }: Admission): void {
  if (zone === 'development') return
  if (isWithheld(target.path) || !isServed(target.path)) throw new HttpError('request.not_found')
}

function methodRefusal(allowed: readonly string[]): HttpError {
  return new HttpError('request.method', { allow: allowed.join(', ') })
}

/** Another coding than `chunked` is one that we do not read, and HTTP/1.0 has none (RFC 9112 §6.1, §7). */
function refuseCoding(req: IncomingMessage): void {
  const coding = req.headers['transfer-encoding']
  if (coding === undefined) return
  if (req.httpVersion === '1.0') throw new HttpError('request.invalid')
  // Where `chunked` is not the last, the parser has refused already.
  if (/,\s*chunked$/i.test(coding.trim())) throw new HttpError('request.coding')
}

function isMultipart(req: IncomingMessage): boolean {
  return (req.headers['content-type'] ?? '').trim().toLowerCase().startsWith('multipart/')
}

function countHosts(req: IncomingMessage): number {
  let count = 0
  for (let i = 0; i < req.rawHeaders.length; i += 2) if (req.rawHeaders[i]!.toLowerCase() === 'host') count++
  return count
}

/**
 * Browsers say where a request comes from. Another site may link to a desk; it may not embed it, read it or post to it.
 * Clients that say nothing are left to the checks inside.
 */
function comesFromElsewhere(req: IncomingMessage): boolean {
  const site = req.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  const follows = req.headers['sec-fetch-mode'] === 'navigate' && req.headers['sec-fetch-dest'] === 'document'
  return !follows || (req.method !== 'GET' && req.method !== 'HEAD')
}
