import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cacheKey } from '../page-cache/page/key.ts'
import { admit } from './admit.ts'
import { readFastPath } from './fast-path.ts'
import { createHostCheck } from './host.ts'

const host = 'journal.test'
const config = {
  siteUrl: `http://${host}`,
  development: false,
  maxTarget: 4_096,
  verdict: createHostCheck(`http://${host}`),
}

type Lines = readonly (readonly [string, string])[]

/** As Node's parser gives it: the lines as they came, and the object it makes of them. */
function requestOf(method: string, url: string, lines: Lines): IncomingMessage {
  const headers: Record<string, string> = {}
  for (const [name, value] of lines) headers[name.toLowerCase()] ??= value
  return { method, url, rawHeaders: lines.flat(), headers, httpVersion: '1.1' } as never
}

/** Under which key a page of this address would be kept; undefined where no reader is ever given one. */
function storedKey(url: string): string | undefined {
  try {
    const { target, zone, redirectTo } = admit(requestOf('GET', url, [['Host', host]]), config)
    return zone === 'public' && redirectTo === undefined ? cacheKey(target) : undefined
  } catch {
    return undefined
  }
}

const parts = [
  'a',
  'é',
  '%C3%A9',
  '%2e',
  '..',
  '.',
  '',
  'politique',
  'titre',
  'redaction',
  'api',
  'a b',
  '%00',
  'A',
  '%41',
  ';',
  '\\',
]
const path = fc
  .array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 4 })), { maxLength: 4 })
  .map((names) => `/${names.join('/')}`)
const query = fc.constantFrom(
  '',
  '?',
  '?page=2',
  '?page=2&x=1',
  '?x=1',
  '?commentaire=recu',
  '?page=02',
  '?page=%32',
  '#x',
  '?_rsc=1',
)
const kept = fc.constantFrom('/', '/politique', '/politique/titre', '/derniers-articles?page=2', '/rss.xml')
const url = fc.oneof(
  kept,
  fc.tuple(path, query).map(([one, other]) => one + other),
)
const name = fc.constantFrom(
  'Host',
  'host',
  'HOST',
  'Accept-Encoding',
  'If-None-Match',
  'Next-Action',
  'NEXT-ACTION',
  'Content-Length',
  'Transfer-Encoding',
  'Cookie',
  'Sec-Fetch-Site',
  'Origin',
  'Expect',
  'Upgrade',
  'X-Forwarded-Host',
)
const value = fc.constantFrom(
  host,
  'other.test',
  `${host}:80`,
  'JOURNAL.TEST',
  '',
  '0',
  '3',
  'chunked',
  'gzip, chunked',
  'cross-site',
  'br',
  '"x"',
)
const lines = fc
  .array(fc.tuple(name, value), { maxLength: 4 })
  .chain((more) => fc.constantFrom(more, [['Host', host] as [string, string], ...more]))
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'get')

test('the fast path never answers what admission refuses, nor from another page than it would', () => {
  let answered = 0
  fc.assert(
    fc.property(method, url, lines, (verb, address, given) => {
      // The fast path looks a page up by the address as it came: it finds one only where that is a key.
      if (storedKey(address) !== address) return
      const req = requestOf(verb, address, given)
      if (readFastPath(req, host) === undefined) return
      answered++
      const { target, zone, redirectTo } = admit(req, config)
      expect([zone, redirectTo, cacheKey(target)]).toEqual(['public', undefined, address])
    }),
    { numRuns: 30_000 },
  )
  // It has looked at something.
  expect(answered).toBeGreaterThan(300)
})
