import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, type EdgeFixture, host, sendRaw, startEdgeFixture, statusOf } from '../testing/edge-fixture.ts'

let trial: EdgeFixture
beforeAll(async () => {
  trial = await startEdgeFixture()
})
afterAll(() => trial.close())
beforeEach(() => {
  trial.seen.length = 0
})

const raw = (head: string, body = '') => sendRaw(trial, `${head}\r\nConnection: close\r\n\r\n${body}`)

test('a request for our own name reaches Next', async () => {
  expect((await ask(trial, '/politique')).text).toContain('Bonjour')
  expect(trial.seen).toHaveLength(1)
})

test.each(['evil.test', '127.0.0.1:9999', 'journal.test.evil.test', ''])(
  'Host %j is misdirected',
  async (name) => {
    const answer = await ask(trial, '/', { headers: { host: name } })
    expect(answer.status).toBe(421)
    const post = await ask(trial, '/api/comments', { method: 'POST', headers: { host: name }, body: 'a=b' })
    expect(post.status).toBe(421)
    expect(trial.seen).toHaveLength(0)
  },
)

test('no Host, or two of them, is a bad request', async () => {
  expect(statusOf(await raw('GET / HTTP/1.1'))).toBe(400)
  expect(statusOf(await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.test`))).toBe(400)
  expect(statusOf(await raw('GET / HTTP/1.0'))).toBe(400)
  expect(trial.seen).toHaveLength(0)
})

test('aliases of this machine are sent to the one address, but only when reading', async () => {
  const local = await startEdgeFixture({ siteUrl: 'http://localhost:3000' })
  const answer = await ask(local, '/politique?q=eau', { headers: { host: '127.0.0.1:3000' } })
  expect([answer.status, answer.headers.location]).toEqual([301, 'http://localhost:3000/politique?q=eau'])
  const post = await ask(local, '/api/comments', {
    method: 'POST',
    headers: { host: '127.0.0.1:3000' },
    body: 'a',
  })
  expect(post.status).toBe(421)
  expect((await ask(local, '/', { headers: { host: '127.0.0.1:3001' } })).status).toBe(421)
  await local.close()
})

test('absolute-form targets and upgrades reach nobody', async () => {
  let hits = 0
  const victim = createServer((_req, res) => {
    hits++
    res.end()
  })
  await new Promise<void>((resolve) => victim.listen(0, '127.0.0.1', resolve))
  const elsewhere = `http://127.0.0.1:${(victim.address() as AddressInfo).port}/`
  expect(statusOf(await raw(`GET ${elsewhere} HTTP/1.1\r\nHost: ${host}`))).toBe(400)
  const upgrade = `Host: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13`
  for (const target of [elsewhere, '/', '/_next/hmr'])
    expect(await sendRaw(trial, `GET ${target} HTTP/1.1\r\n${upgrade}\r\n\r\n`)).toBe('')
  expect(await sendRaw(trial, `CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe('')
  expect(hits).toBe(0)
  expect(trial.seen).toHaveLength(0)
  victim.close()
})

test.each(['TRACE', 'PATCH', 'PROPFIND', 'LINK'])('method %s is refused', async (method) => {
  const answer = await ask(trial, '/api/comments', { method })
  expect(answer.status).toBe(405)
  expect(answer.headers.allow).toContain('GET')
})

test('a public page can be read and nothing else', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const answer = await ask(trial, '/politique', { method, body: 'a=b' })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
  }
  const options = await ask(trial, '/politique', { method: 'OPTIONS' })
  expect([options.status, options.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS'])
  expect(trial.seen).toHaveLength(0)
})

test.each([
  ['both lengths', 'Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\nGET /x HTTP/1.1\r\n\r\n'],
  ['two lengths', 'Content-Length: 5\r\nContent-Length: 6', 'abcdef'],
  ['an odd length', 'Content-Length: +5', 'abcde'],
  ['an odd coding', 'Transfer-Encoding: xchunked', '0\r\n\r\n'],
  ['a hidden coding', 'Transfer-Encoding : chunked', '0\r\n\r\n'],
  ['a folded line', 'X-A: b\r\n Transfer-Encoding: chunked', '0\r\n\r\n'],
  ['chunked not last', 'Transfer-Encoding: chunked, identity', '0\r\n\r\n'],
  ['NUL in a value', 'X-A: a\0b', ''],
])('smuggling: %s ends the connection', async (_name, header, body) => {
  const received = await sendRaw(
    trial,
    `POST /api/comments HTTP/1.1\r\nHost: ${host}\r\n${header}\r\n\r\n${body}`,
  )
  expect(statusOf(received)).toBe(400)
  expect(received.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  expect(trial.seen).toHaveLength(0)
})

test.each([
  ['gzip, chunked', '1.1', 501],
  ['br, gzip, chunked', '1.1', 501],
  ['deflate,chunked', '1.1', 501],
  ['chunked', '1.0', 400],
])('a coding that we do not read is refused: %s in HTTP/%s', async (coding, version, status) => {
  const received = await sendRaw(
    trial,
    `POST /api/comments HTTP/${version}\r\nHost: ${host}\r\nTransfer-Encoding: ${coding}\r\nConnection: close\r\n\r\n0\r\n\r\n`,
  )
  expect(statusOf(received)).toBe(status)
  expect(trial.seen).toHaveLength(0)
})

test('every answer of the edge itself says what its body may do', async () => {
  const answers = [
    await ask(trial, '/healthz'),
    await ask(trial, '/readyz'),
    await ask(trial, '/metrics', { headers: { host: `127.0.0.1:${trial.port}` } }),
    await ask(trial, '//politique//'),
    await ask(trial, '/redaction', { method: 'OPTIONS' }),
    await ask(trial, '/api/comments', { method: 'POST', body: 'a'.repeat(1_100_000) }),
    await ask(trial, '/api/x'),
    await ask(trial, '/_next/image', { headers: { accept: 'text/html' } }),
    await ask(trial, '/api/csp-report', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/csp-report' },
    }),
    await ask(trial, '/media/none.jpg'),
    await ask(trial, '/', { headers: { host: 'evil.test' } }),
  ]
  for (const { status, headers } of answers)
    expect([status, headers]).toMatchObject([
      status,
      {
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': expect.any(String),
        'x-frame-options': 'DENY',
        'permissions-policy': expect.any(String),
      },
    ])
})

test('bare line feeds do not end a header', async () => {
  const received = await sendRaw(trial, `GET / HTTP/1.1\nHost: ${host}\n\n`)
  expect(statusOf(received)).toBe(400)
})

test('a GET with a body is refused', async () => {
  expect(statusOf(await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 3`, 'abc'))).toBe(400)
  expect(
    statusOf(await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked`, '0\r\n\r\n')),
  ).toBe(400)
  expect(trial.seen).toHaveLength(0)
})

test.each([
  '/a%2fb',
  '/a%5cb',
  '/a\\b',
  '/a%00',
  '/../etc',
  '/%2e%2e/etc',
  '/redaction/%2e%2e/x',
  '/a%0d%0ab',
  '/é',
])('path %s is refused', async (path) => {
  expect(statusOf(await raw(`GET ${path} HTTP/1.1\r\nHost: ${host}`))).toBe(400)
  expect(trial.seen).toHaveLength(0)
})

test('untidy addresses are sent to the tidy one, when reading', async () => {
  const answer = await ask(trial, '//evil.test//a/?q=1')
  expect([answer.status, answer.headers.location]).toEqual([301, `http://${host}/evil.test/a?q=1`])
  expect((await ask(trial, '/redaction/', { method: 'POST', body: 'a' })).status).toBe(400)
})

test.each([
  '/_next/image?url=%2Fa.jpg&w=640&q=75',
  '/_next/data/build/index.json',
  '/_next/static/missing.js',
  '/redaction.rsc',
  '/redaction.segments/_tree.segment.rsc',
  '/api/ready',
])('%s does not exist out here', async (path) => {
  expect((await ask(trial, path)).status).toBe(404)
  expect(trial.seen).toHaveLength(0)
})

test('server actions are called at the desks only', async () => {
  const headers = { 'next-action': 'abc', 'content-type': 'text/plain' }
  expect((await ask(trial, '/redaction', { method: 'POST', headers, body: '[]' })).status).toBe(200)
  for (const path of ['/api/comments', '/api/auth/session'])
    expect((await ask(trial, path, { method: 'POST', headers, body: '[]' })).status).toBe(400)
  expect((await ask(trial, '/apercu/1', { method: 'POST', headers, body: '[]' })).status).toBe(405)
  expect((await ask(trial, '/', { headers })).status).toBe(400)
})

test('another site may link to a desk, not embed it, read it or post to it', async () => {
  const from = (mode: string, dest: string) => ({
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': mode,
    'sec-fetch-dest': dest,
  })
  const status = async (headers: Record<string, string>, method = 'GET') =>
    (await ask(trial, '/redaction', { method, headers, ...(method === 'POST' ? { body: 'a' } : {}) })).status
  expect(await status(from('navigate', 'document'))).toBe(200)
  expect(await status(from('navigate', 'iframe'))).toBe(403)
  expect(await status(from('no-cors', 'image'))).toBe(403)
  expect(await status(from('cors', 'empty'))).toBe(403)
  expect(await status(from('navigate', 'document'), 'POST')).toBe(403)
  expect(await status({ 'sec-fetch-site': 'same-origin' }, 'POST')).toBe(200)
  expect((await ask(trial, '/', { headers: from('no-cors', 'image') })).status).toBe(200)
})

test('refusals are short pages for people and codes for programs, and tell nothing', async () => {
  const page = await ask(trial, '/_next/image', { headers: { accept: 'text/html' } })
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.text).toContain('Page introuvable')
  expect(page.text).not.toMatch(/_next|node:|\bat \//)
  const code = await ask(trial, '/_next/image', { headers: { accept: 'application/json' } })
  expect(JSON.parse(code.text)).toEqual({ code: 'request.not_found' })
})

test('a header of more than 16 KB is too much', async () => {
  const received = await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${'a'.repeat(17_000)}`)
  expect(statusOf(received)).toBe(431)
})

test('an address of more than 4 KB is too long', async () => {
  expect((await ask(trial, `/recherche?q=${'a'.repeat(4_200)}`)).status).toBe(414)
})

test('half a header is not waited for', async () => {
  const hasty = await startEdgeFixture({ limits: { headersTimeout: 100 } })
  const received = await sendRaw(hasty, `GET / HTTP/1.1\r\nHost: ${host}\r\nX-`)
  expect(statusOf(received)).toBe(408)
  await hasty.close()
})

test('more connections than allowed are dropped', async () => {
  trial.edge.server.maxConnections = 1
  const first = connect(trial.port, '127.0.0.1')
  await new Promise((resolve) => first.once('connect', resolve))
  await new Promise((resolve) => trial.edge.server.getConnections(resolve))
  expect(await sendRaw(trial, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe('')
  first.destroy()
  trial.edge.server.maxConnections = 2_000
})

test('an address that is misspelled leads to the page in one hop, with its question; a desk is at no other address', async () => {
  for (const [path, meant] of [
    ['/Culture/Titre.', '/culture/titre'],
    ['/culture/titre/?page=2', '/culture/titre?page=2'],
    ['/culture/titre./', '/culture/titre'],
    ['/culture/%C3%A9t%C3%A9/feed/', '/culture/ete'],
  ] as const) {
    const answer = await ask(trial, path)
    expect([path, answer.status, answer.headers.location]).toEqual([path, 301, `http://${host}${meant}`])
  }
  // Nobody has rendered anything for it.
  expect(trial.seen).toEqual([])
  for (const path of ['/REDACTION', '/Reglages/Personnes', '/API/comments'])
    expect([path, (await ask(trial, path)).headers.location]).toEqual([path, undefined])
})
