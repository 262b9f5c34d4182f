import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, ask, type EdgeFixture, host, startEdgeFixture, until } from '../testing/edge-fixture.ts'

const long = 'Il était une fois une ville au bord de la Brune. '.repeat(60)
const streamed: ServerResponse[] = []
let finished = 0

function answer(req: IncomingMessage, res: ServerResponse): void {
  const path = req.url!.slice(1)
  const type = {
    json: 'application/json',
    rsc: 'text/x-component',
    png: 'image/png',
    feed: 'application/rss+xml',
  }[path]
  if (path === 'short') res.setHeader('content-length', 5)
  if (path === 'etag') res.setHeader('etag', '"abc"')
  if (path === 'packed') res.setHeader('content-encoding', 'br')
  if (path === 'asis') res.setHeader('cache-control', 'no-transform')
  res.setHeader('content-type', type ?? (path === 'etag' ? 'text/css' : 'text/html; charset=utf-8'))
  if (path === 'gone') return void res.writeHead(204).end()
  if (path === 'short' || path === 'tiny') return void res.end('court')
  if (path === 'stream') {
    res.setHeader('content-type', 'text/x-component')
    res.write(long)
    return void streamed.push(res)
  }
  if (path === 'big') {
    res.on('finish', () => finished++)
    return void res.end(Buffer.alloc(700_000, 'b'))
  }
  res.end(long)
}

let trial: EdgeFixture
beforeAll(async () => {
  trial = await startEdgeFixture({ answer, limits: { slots: 1, waiting: 0 } })
})
afterAll(() => trial.close())

const get = (path: string, encoding = 'gzip, br', method = 'GET') =>
  ask(trial, path, { method, headers: { 'accept-encoding': encoding } })
const coding = (found: Answer) => found.headers['content-encoding']

test.each(['/html', '/json', '/rsc', '/fil'])('%s is compressed as the client likes it', async (path) => {
  const br = await get(path)
  expect([coding(br), brotliDecompressSync(br.body).toString()]).toEqual(['br', long])
  const gz = await get(path, 'gzip')
  expect([coding(gz), gunzipSync(gz.body).toString()]).toEqual(['gzip', long])
  for (const found of [br, gz, await get(path, 'br;q=0')])
    expect(found.headers.vary).toContain('Accept-Encoding')
  const plain = await get(path, 'identity')
  expect([coding(plain), plain.text]).toEqual([undefined, long])
})

test.each(['/short', '/tiny'])(
  '%s is not worth compressing, whether or not it says how long it is',
  async (path) => {
    const found = await get(path)
    expect([coding(found), found.text, found.headers['content-length']]).toEqual([undefined, 'court', '5'])
  },
)

test('what is compressed already, a picture, or meant as it is stays as it is', async () => {
  expect(coding(await get('/png'))).toBeUndefined()
  expect((await get('/png')).headers.vary).toBeUndefined()
  expect(coding(await get('/asis'))).toBeUndefined()
  expect((await get('/packed', 'gzip')).text).toBe(long)
})

test('a compressed answer has no strong tag, and data no page’s policy', async () => {
  const found = await get('/etag')
  expect(found.headers.etag).toBe('W/"abc"')
  expect((await get('/etag', 'identity')).headers.etag).toBe('"abc"')
  expect(found.headers['content-security-policy']).not.toContain('nonce')
})

test('answers without a body have none', async () => {
  expect((await get('/gone')).status).toBe(204)
  const head = await get('/html', 'br', 'HEAD')
  expect([head.status, head.body.length]).toEqual([200, 0])
  // Its status is known from its body.
  expect(trial.seen.at(-1)!.method).toBe('GET')
})

test('the first piece of data goes out before the last one exists', async () => {
  const socket = connect(trial.port, '127.0.0.1')
  socket.write(`GET /stream HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\n\r\n`)
  const gunzip = createGunzip()
  let text = ''
  gunzip.on('data', (piece: Buffer) => {
    text += piece.toString()
  })
  let received = Buffer.alloc(0)
  let fed = 0
  socket.on('data', (piece: Buffer) => {
    received = Buffer.concat([received, piece])
    const chunks = dechunk(received)
    gunzip.write(chunks.subarray(fed))
    fed = chunks.length
  })
  await until(() => text === long)
  streamed.pop()!.end()
  await new Promise((resolve) => socket.once('data', resolve))
  socket.destroy()
})

test('a reader who reads slowly holds no slot', async () => {
  const socket = connect(trial.port, '127.0.0.1')
  socket.write(`GET /big HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  socket.pause()
  await until(() => finished === 1)
  await until(async () => (await get('/html')).status === 200)
  socket.destroy()
})

/** The bytes of all complete chunks after the head. */
function dechunk(raw: Buffer): Buffer {
  let at = raw.indexOf('\r\n\r\n') + 4
  const parts: Buffer[] = []
  for (;;) {
    const line = raw.indexOf('\r\n', at)
    const size = Number.parseInt(raw.subarray(at, line).toString(), 16)
    if (line === -1 || !(size > 0) || raw.length < line + 4 + size) return Buffer.concat(parts)
    parts.push(raw.subarray(line + 2, line + 2 + size))
    at = line + 4 + size
  }
}
