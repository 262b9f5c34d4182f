import { afterEach, expect, test } from 'vitest'
import { type CacheFixture, pageWith, startCacheFixture } from '../testing/cache-fixture.ts'
import { ask, page, sendRaw, statusOf } from '../testing/edge-fixture.ts'

let trial: CacheFixture
afterEach(() => trial.close())

/** A Next that believes everything it is told, and says so on the page. */
async function startEcho(): Promise<CacheFixture> {
  return startCacheFixture({
    answer: (req, res) => {
      const { 'x-request-id': _, ...headers } = req.headers
      page(res, pageWith('site', JSON.stringify({ url: req.url, headers })))
    },
  })
}

const names =
  `accept accept-charset accept-datetime accept-language access-control-request-headers authorization
cache-control cdn-loop cf-connecting-ip cf-ipcountry cf-visitor client-ip content-security-policy cookie cookie2 dnt dpr
fastly-client-ip forwarded from front-end-https if-match if-modified-since if-range if-unmodified-since max-forwards
next-resume next-router-prefetch next-router-segment-prefetch next-router-state-tree next-url origin pragma
prefer proxy proxy-authorization purpose range referer rsc save-data sec-ch-ua sec-fetch-dest sec-fetch-mode
sec-fetch-site sec-gpc sec-purpose service-worker te true-client-ip upgrade-insecure-requests user-agent via viewport-width
warning x-amz-cf-id x-api-version x-att-deviceid x-cache-hash x-client-ip x-cluster-client-ip x-csrf-token x-debug
x-device x-forwarded x-forwarded-by x-forwarded-for x-forwarded-host x-forwarded-path x-forwarded-port
x-forwarded-prefix x-forwarded-proto x-forwarded-scheme x-forwarded-server x-ghost-preview x-host x-http-method-override
x-invoke-path x-invoke-status x-matched-path x-method-override x-middleware-prefetch x-middleware-subrequest
x-nextjs-data x-now-route-matches x-original-url x-prerender-revalidate x-real-ip x-requested-with x-rewrite-url
x-uidh x-url-scheme x-vercel-id x-vercel-ip-country x-wap-profile`.split(/\s+/)

const paths = [
  ...[
    '/',
    '/politique',
    '/politique?page=2',
    '/politique/un-titre',
    '/rss.xml',
    '/politique/rss.xml',
    '/sitemap.xml',
  ],
  ...['/auteurs/zoe', '/sujets/mairie', '/derniers-articles', '/a-propos', '/inconnu', '/recherche?q=mairie'],
  ...[
    '/robots.txt',
    '/culture',
    '/culture/un-autre-titre',
    '/derniers-articles?page=3',
    '/sujets/mairie?page=2',
  ],
  ...['/mentions-legales', '/politique/un-titre?commentaire=recu'],
]

test(`none of ${names.length} request headers leaves a mark on any of ${paths.length} pages`, async () => {
  trial = await startEcho()
  expect(names.length).toBeGreaterThanOrEqual(80)
  expect(paths.length).toBeGreaterThanOrEqual(20)
  const mark = 'https://evil.test/1;q=1'
  const clean = new Map<string, string>()
  for (const path of paths) {
    // The poisoner is the first to ask.
    const headers = Object.fromEntries(names.map((name) => [name, mark]))
    const poisoned = await ask(trial, path, { headers })
    const answer = await ask(trial, path)
    expect([poisoned.status, answer.status], path).toEqual([200, 200])
    expect(answer.text, path).toBe(poisoned.text)
    expect(JSON.stringify([answer.headers, answer.text]), path).not.toContain('evil.test')
    clean.set(path, answer.text)
  }
  for (const name of names) {
    for (const path of paths) {
      const answer = await ask(trial, path, { headers: { [name]: mark } })
      expect([path, name, answer.text]).toEqual([path, name, clean.get(path)])
    }
  }
  // Each rendered once for everybody.
  expect(trial.seen).toHaveLength(paths.length)
})

test('parameters that a page does not know get the clean page', async () => {
  trial = await startEcho()
  const clean = await ask(trial, '/politique')
  for (const query of [
    '_rsc=1abc',
    'utm_source=x',
    'nxtPsection=y',
    '__nextLocale=en',
    'fbclid=1',
    'page',
    'x=%00',
    '&&&',
  ]) {
    const answer = await ask(trial, `/politique?${query}`)
    expect([query, answer.text]).toEqual([query, clean.text])
  }
  for (const query of ['page=1', 'page=', 'reponse=%0d%0a', 'commentaire=', 'tri=<b>', 'q=%20'])
    expect([query, (await ask(trial, `/politique?${query}`)).text]).toEqual([query, clean.text])
  expect(trial.seen).toHaveLength(1)
  await ask(trial, '/politique?page=2&utm_source=x')
  await ask(trial, '/politique?utm_source=y&page=2')
  expect(trial.seen.map(({ url }) => url)).toEqual(['/politique', '/politique?page=2'])
})

test('what is about one person is never kept, whatever its address looks like', async () => {
  trial = await startEcho()
  const paths = [
    '/redaction/x.css',
    '/redaction/rss.xml',
    '/moderation',
    '/connexion?page=2',
    '/apercu/1',
    '/api/auth/1.jpg',
  ]
  for (const path of paths) {
    const first = await ask(trial, path, { headers: { cookie: 'session=secret' } })
    const second = await ask(trial, path)
    expect([path, first.headers['x-cache'], second.headers['x-cache']]).toEqual([path, undefined, undefined])
    expect([path, second.text.includes('secret')]).toEqual([path, false])
  }
  expect(trial.seen).toHaveLength(paths.length * 2)
})

test('other spellings of an address are refused or sent to the one spelling', async () => {
  trial = await startEcho()
  await ask(trial, '/politique/titre')
  const kept = trial.seen.length
  for (const path of [
    '/politique%2ftitre',
    '/politique/titre.rsc',
    '/politique/titre.segments/_tree.segment.rsc',
    '/politique/..%2fredaction',
    '/politique/%2e%2e/redaction',
    '/politique//titre',
    '/politique/titre/',
    '/politique\\titre',
    '/_next/image?url=/x',
  ]) {
    const answer = await ask(trial, path)
    expect([path, [301, 400, 404].includes(answer.status)]).toEqual([path, true])
    expect([path, answer.headers['x-cache']]).toEqual([path, undefined])
  }
  expect(trial.seen).toHaveLength(kept)
})

test('a request that is not plain is not answered from memory', async () => {
  trial = await startEcho()
  await ask(trial, '/politique')
  const raw = (lines: string) =>
    sendRaw(trial, `GET /politique HTTP/1.1\r\n${lines}\r\nConnection: close\r\n\r\n`)
  expect(statusOf(await raw('Host: journal.test'))).toBe(200)
  expect(statusOf(await raw('Host: evil.test'))).toBe(421)
  expect(statusOf(await raw('Host: journal.test\r\nHost: evil.test'))).toBe(400)
  expect(statusOf(await raw('Host: journal.test\r\nContent-Length: 5'))).toBe(400)
  expect(statusOf(await raw('Host: journal.test\r\nNext-Action: 40abc'))).toBe(400)
  expect((await ask(trial, '/politique', { method: 'POST' })).status).toBe(405)
})
