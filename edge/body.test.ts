import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, host, sendRaw, sessionCookie, startTrial, statusOf, type Trial, until } from './trial-edge.ts'

const mega = 1024 * 1024
let trial: Trial
beforeAll(async () => {
  trial = await startTrial({ limits: { bodyIdle: 150, requestTimeout: 400 } })
})
afterAll(() => trial.close())
beforeEach(() => {
  trial.seen.length = 0
})

test('a body of one megabyte passes, one byte more does not', async () => {
  const most = Buffer.alloc(mega, 'a')
  expect((await ask(trial, '/api/comments', { method: 'POST', body: most })).status).toBe(200)
  const more = await ask(trial, '/api/comments', {
    method: 'POST',
    body: Buffer.concat([most, Buffer.from('a')]),
  })
  expect([more.status, JSON.parse(more.text)]).toEqual([413, { code: 'request.too_large' }])
  expect(trial.seen).toHaveLength(1)
})

test('a body that does not say its length is counted while it comes', async () => {
  const headers = { 'transfer-encoding': 'chunked', accept: 'text/html' }
  const answer = await ask(trial, '/redaction', { method: 'POST', headers, body: Buffer.alloc(mega + 1) })
  expect([answer.status, answer.headers.connection]).toEqual([413, 'close'])
  expect(answer.text).toContain('Envoi trop volumineux')
  expect(trial.seen).toHaveLength(0)
})

test('a picture may be fifteen megabytes, and only where pictures go', async () => {
  const picture = Buffer.alloc(15 * mega, 'p')
  const headers = { cookie: sessionCookie, origin: `http://${host}` }
  const upload = await ask(trial, '/api/media', { method: 'POST', body: picture, headers })
  expect([upload.status, trial.seen[0]?.body.length]).toEqual([200, picture.length])
  expect((await ask(trial, '/api/media', { method: 'PUT', body: picture, headers })).status).toBe(413)
  expect((await ask(trial, '/api/comments', { method: 'POST', body: picture, headers })).status).toBe(413)
  const more = Buffer.alloc(16 * mega)
  expect((await ask(trial, '/api/media', { method: 'POST', body: more, headers })).status).toBe(413)
})

test('ten pictures of nobody are refused ten times, at once and without asking Next', async () => {
  const body = Buffer.alloc(14 * mega)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ask(trial, '/api/media', { method: 'POST', body })),
  )
  for (const { status, text } of answers)
    expect([status, text]).toEqual([401, '{"code":"auth.unauthenticated"}'])
  expect(trial.seen).toHaveLength(0)
})

test('what Next refuses before it has read the picture is said to who sends it', async () => {
  const early = await startTrial()
  early.next.removeAllListeners('request')
  early.next.on('request', (_req, res: ServerResponse) => res.writeHead(401).end('{"code":"early"}'))
  const headers = { cookie: sessionCookie, origin: `http://${host}` }
  const body = Buffer.alloc(14 * mega)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ask(early, '/api/media', { method: 'POST', body, headers })),
  )
  expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(10).fill([401, '{"code":"early"}']))
  await early.close()
})

test('an upload is passed on while it comes, not gathered', async () => {
  const arrived = new Promise<void>((resolve) => {
    trial.next.prependOnceListener('request', (req) => req.once('data', () => resolve()))
  })
  const head = `POST /api/media HTTP/1.1\r\nHost: ${host}\r\nCookie: ${sessionCookie}\r\nOrigin: http://${host}\r\nContent-Length: ${2 * mega}\r\n\r\n`
  const whole = sendRaw(trial, head + 'a'.repeat(mega))
  await arrived
  // The second half never comes: Next must not take the first for the whole.
  expect(statusOf(await whole)).toBe(408)
  expect(trial.seen).toHaveLength(0)
})

test('nobody is asked to send what will not be taken', async () => {
  const head = (length: number) =>
    `POST /api/comments HTTP/1.1\r\nHost: ${host}\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`
  const refused = await sendRaw(trial, head(2 * mega))
  expect(statusOf(refused)).toBe(413)
  const invited = await sendRaw(trial, head(3), 'abc')
  expect(statusOf(invited)).toBe(100)
  expect(invited).toContain('HTTP/1.1 200')
})

test('a body that stops moving is given up', async () => {
  const head = `POST /api/comments HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 10\r\n\r\nabc`
  expect(statusOf(await sendRaw(trial, head))).toBe(408)
  expect(trial.seen).toHaveLength(0)
})

test('slow senders hold no slot', async () => {
  const narrow = await startTrial({ limits: { slots: 1, waiting: 0, bodyIdle: 2_000 } })
  const head = `POST /api/comments HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 10\r\n\r\nabc`
  const slow = [sendRaw(narrow, head), sendRaw(narrow, head)]
  await until(() => connections(narrow).then((count) => count === 2))
  expect((await ask(narrow, '/redaction')).status).toBe(200)
  narrow.edge.server.closeAllConnections()
  await Promise.all(slow)
  await narrow.close()
})

test('a sender who leaves half-way leaves nothing behind', async () => {
  const before = trial.logged.length
  const begun = new Promise((resolve) => trial.edge.server.once('request', resolve))
  const received = sendRaw(
    trial,
    `POST /api/media HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 900000\r\n\r\nabc`,
  )
  await begun
  trial.edge.server.closeAllConnections()
  await received
  await until(() => trial.logged.length > before)
  expect(trial.seen).toHaveLength(0)
  expect((await ask(trial, '/redaction')).status).toBe(200)
})

function connections({ edge }: Trial): Promise<number> {
  return new Promise((resolve) => {
    edge.server.getConnections((_error, count) => resolve(count))
  })
}

test('what one network has begun to send takes no room from the forms of others', async () => {
  const small = await startTrial({
    trustProxy: ['127.0.0.1'],
    limits: { keptBodies: 3_000, keptBodiesPerNetwork: 2_000, bodyIdle: 60_000, requestTimeout: 60_000 },
  })
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const begun = connect(small.port, '127.0.0.1')
  begun.write(
    `POST /api/comments HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-For: 203.0.113.1\r\nContent-Length: 9999\r\n\r\n${'a'.repeat(1_500)}`,
  )
  const send = (address: string) =>
    ask(small, '/api/comments', { method: 'POST', body: 'b'.repeat(1_000), headers: from(address) })
  await until(async () => (await send('203.0.113.2')).status === 503)
  expect((await send('198.51.100.1')).status).toBe(200)
  begun.destroy()
  await until(async () => (await send('203.0.113.2')).status === 200)
  await small.close()
})
