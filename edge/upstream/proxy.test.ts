import { Agent, request } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  ask,
  type EdgeFixture,
  host,
  page,
  sessionCookie,
  startEdgeFixture,
} from '../testing/edge-fixture.ts'

let trial: EdgeFixture
beforeAll(async () => {
  trial = await startEdgeFixture({
    trustProxy: ['127.0.0.1'],
    answer: (req, res) => {
      if (req.url === '/api/media')
        return res.writeHead(200, { 'cache-control': 'public, max-age=60' }).end('{}')
      res.setHeader('set-cookie', ['session=1; HttpOnly'])
      res.setHeader('x-powered-by', 'Next.js')
      res.setHeader('x-nextjs-cache', 'HIT')
      res.setHeader('x-middleware-rewrite', '/secret')
      res.setHeader('vary', 'rsc, next-router-state-tree')
      res.setHeader('x-frame-options', 'ALLOWALL')
      res.setHeader('content-security-policy', "default-src 'unsafe-inline'")
      res.setHeader('etag', '"abc"')
      page(res, '<!DOCTYPE html>')
    },
  })
})
afterAll(() => trial.close())
beforeEach(() => {
  trial.seen.length = 0
})

const forged = {
  cookie: 'session=staff',
  authorization: 'Bearer %',
  'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware',
  'x-middleware-prefetch': '1',
  'x-nextjs-data': '1',
  'x-now-route-matches': '1',
  'x-matched-path': '/redaction',
  'x-invoke-path': '/redaction',
  'x-prerender-revalidate': '1',
  'x-next-resume-state-length': '1',
  'next-resume': '1',
  'x-forwarded-host': 'evil.test',
  'x-forwarded-proto': 'gopher',
  'x-forwarded-port': '9999',
  'x-real-ip': '6.6.6.6',
  forwarded: 'for=6.6.6.6',
  via: '1.1 evil',
  'x-request-id': 'mine',
  'x-original-url': '/redaction',
  'x-rewrite-url': '/redaction',
  'content-security-policy': "script-src 'nonce-evil'",
  'content-security-policy-report-only': "script-src 'nonce-evil'",
  te: 'trailers',
  'proxy-authorization': 'Basic x',
}

test('Next learns who asks and for what from the edge alone', async () => {
  const answer = await ask(trial, '/redaction', {
    headers: { ...forged, 'x-forwarded-for': '6.6.6.6, 203.0.113.7' },
  })
  const { headers } = trial.seen[0]!
  expect(headers).toMatchObject({
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': 'http',
    'x-forwarded-port': '80',
    'x-forwarded-for': '203.0.113.7',
    'x-request-id': answer.headers['x-request-id'],
    'x-request-path': '/redaction',
    cookie: 'session=staff',
  })
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(Object.keys(headers).sort()).toEqual(
    [
      'authorization',
      'connection',
      'content-security-policy',
      'cookie',
      'host',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-port',
      'x-forwarded-proto',
      'x-request-id',
      'x-request-path',
    ].sort(),
  )
})

test('headers named by Connection end with the connection', async () => {
  await ask(trial, '/redaction', {
    headers: { connection: 'close, X-Secret', 'x-secret': '1', 'x-kept': '2' },
  })
  expect(trial.seen[0]!.headers).not.toHaveProperty('x-secret')
  expect(trial.seen[0]!.headers).toHaveProperty('x-kept')
})

test('a public page depends on its address and on nothing the visitor sends', async () => {
  const flight = {
    rsc: '1',
    'next-router-prefetch': '1',
    'next-router-segment-prefetch': '/_tree',
    'next-url': '/',
  }
  const plain = await ask(trial, '/politique?page=2')
  await ask(trial, '/politique?_rsc=x&page=2&utm_source=y', {
    headers: { ...forged, ...flight, 'accept-language': 'nl', accept: 'text/x-component', 'user-agent': 'x' },
  })
  const [first, second] = trial.seen
  const facts = ['x-request-id', 'content-security-policy']
  const timeless = (seen: typeof first) =>
    Object.fromEntries(Object.entries(seen!.headers).filter(([name]) => !facts.includes(name)))
  expect(second!.url).toBe('/politique?page=2')
  expect(timeless(second)).toEqual(timeless(first))
  expect(plain.headers).not.toHaveProperty('set-cookie')
  expect(plain.headers).not.toHaveProperty('x-nextjs-cache')
  expect(plain.headers.vary).toBe('Accept-Encoding')
})

test.each(['/redaction', '/moderation/file', '/reglages', '/connexion', '/apercu/1/2', '/api/auth/session'])(
  'cookies pass at %s, and nothing there is stored or indexed',
  async (path) => {
    const answer = await ask(trial, path, { headers: { cookie: 'session=1', rsc: '1' } })
    expect(trial.seen[0]!.headers).toMatchObject({ cookie: 'session=1', rsc: '1' })
    expect(answer.headers).toMatchObject({
      'set-cookie': ['session=1; HttpOnly'],
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'same-origin',
    })
  },
)

test.each(['/', '/redactions', '/REDACTION', '/politique', '/redaction.css', '/feed.xml'])(
  'no cookie passes at %s',
  async (path) => {
    const answer = await ask(trial, path, { headers: { cookie: 'session=1' } })
    expect(trial.seen[0]!.headers).not.toHaveProperty('cookie')
    expect(answer.headers).not.toHaveProperty('set-cookie')
  },
)

test('an odd spelling of a desk is still that desk', async () => {
  const answer = await ask(trial, '/%72edaction')
  expect(trial.seen[0]!.url).toBe('/redaction')
  expect(answer.headers['cache-control']).toBe('private, no-store')
})

test('a picture read back may be stored', async () => {
  expect((await ask(trial, '/api/media')).headers['cache-control']).toBe('public, max-age=60')
  const post = await ask(trial, '/api/media', {
    method: 'POST',
    body: 'x',
    headers: { cookie: sessionCookie, origin: `http://${host}` },
  })
  expect(post.headers['cache-control']).toBe('private, no-store')
})

test('security headers are ours, whatever the page says', async () => {
  const { headers } = await ask(trial, '/')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
  })
  expect(headers['permissions-policy']).toContain('camera=()')
  for (const name of ['x-powered-by', 'x-middleware-rewrite', 'strict-transport-security', 'etag'])
    expect(headers).not.toHaveProperty(name)
  const secure = await startEdgeFixture({ siteUrl: `https://${host}` })
  const answer = await ask(secure, '/')
  expect(answer.headers['strict-transport-security']).toContain('max-age=63072000')
  expect(secure.seen[0]!.headers['x-forwarded-proto']).toBe('https')
  await secure.close()
})

test('each page has a nonce of its own, the same for Next and for the browser', async () => {
  const nonces = new Set<string>()
  for (const path of ['/', '/', '/redaction']) {
    const { headers } = await ask(trial, path)
    const policy = String(headers['content-security-policy'])
    expect(trial.seen.at(-1)!.headers['content-security-policy']).toBe(policy)
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{24}' 'strict-dynamic';/)
    nonces.add(/'nonce-([^']+)'/.exec(policy)![1]!)
  }
  expect(nonces.size).toBe(3)
})

test('a body arrives whole, announced or not', async () => {
  const text = 'é'.repeat(60_000)
  await ask(trial, '/api/comments', { method: 'POST', body: text })
  expect(Buffer.from(trial.seen[0]!.body, 'latin1').toString('utf8')).toBe(text)
  for (const method of ['POST', 'PUT', 'DELETE'])
    await ask(trial, '/api/comments', { method, body: 'abc', headers: { 'transfer-encoding': 'chunked' } })
  expect(trial.seen.slice(1).map((seen) => seen.body)).toEqual(['abc', 'abc', 'abc'])
})

test('connections are kept, to readers and to Next', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const get = () =>
    new Promise<boolean>((resolve, reject) => {
      const req = request({ host: '127.0.0.1', port: trial.port, headers: { host }, agent }, (res) => {
        res.resume().on('end', () => resolve(req.reusedSocket))
      })
      req.on('error', reject).end()
    })
  expect([await get(), await get(), await get()]).toEqual([false, true, true])
  agent.destroy()
})
