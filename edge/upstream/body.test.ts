import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { limits } from '../http/limits.ts'
import {
  ask,
  type EdgeFixture,
  host,
  sendRaw,
  sessionCookie,
  startEdgeFixture,
  statusOf,
  until,
} from '../testing/edge-fixture.ts'
import { createBodyRoom } from './body-memory.ts'

const mega = 1024 * 1024
let trial: EdgeFixture
beforeAll(async () => {
  trial = await startEdgeFixture({ limits: { bodyIdle: 150, requestTimeout: 400 } })
})
afterAll(() => trial.close())
beforeEach(() => {
  trial.seen.length = 0
})

const colleague = { cookie: sessionCookie, origin: `http://${host}` }
const json = { 'content-type': 'application/json' }
const draft = '/redaction/articles/1/brouillon'

test.each([
  ['a form', '/api/comments', {}, limits.maxForm],
  ['a call of a colleague', '/redaction', { ...colleague, 'next-action': 'a' }, limits.maxForm],
  ['a draft', draft, { ...colleague, ...json }, limits.maxDraft],
  ['a draft whose author’s session is over', draft, { origin: colleague.origin, ...json }, limits.maxDraft],
  [
    'a call that says it is JSON',
    '/redaction',
    { ...colleague, ...json, 'next-action': 'a' },
    limits.maxForm,
  ],
])('%s may be as large as such things are, and not one byte larger', async (_, path, headers, size) => {
  const most = Buffer.alloc(size, 'a')
  expect((await ask(trial, path, { method: 'POST', headers, body: most })).status).toBe(200)
  const body = Buffer.concat([most, Buffer.from('a')])
  expect((await ask(trial, path, { method: 'POST', headers, body })).status).toBe(413)
  expect(trial.seen).toHaveLength(1)
})

test('what is too large is said to a program in JSON', async () => {
  const more = await ask(trial, '/api/comments', { method: 'POST', body: Buffer.alloc(limits.maxForm + 1) })
  expect([more.status, JSON.parse(more.text)]).toEqual([413, { code: 'request.too_large' }])
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

test('a sound may be fifty megabytes, and only where sounds go', async () => {
  const headers = { cookie: sessionCookie, origin: `http://${host}` }
  const send = (bytes: number) =>
    ask(trial, '/api/media/audio', { method: 'POST', body: Buffer.alloc(bytes), headers })
  const most = 50_000_000
  expect([(await send(most)).status, trial.seen[0]?.body.length]).toEqual([200, most])
  expect((await send(most + mega)).status).toBe(413)
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
  const early = await startEdgeFixture()
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
    trial.next.prependListener('request', (req: IncomingMessage) => {
      // Not the probe that may come between.
      if (req.url === '/api/media') req.once('data', () => resolve())
    })
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
  const narrow = await startEdgeFixture({ limits: { slots: 1, waiting: 0, bodyIdle: 2_000 } })
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

function connections({ edge }: EdgeFixture): Promise<number> {
  return new Promise((resolve) => {
    edge.server.getConnections((_error, count) => resolve(count))
  })
}

test('what one network has begun to send takes no room from the forms of others', async () => {
  const small = await startEdgeFixture({
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

/** Slow uploads that never end: as many bytes as are said, of a megabyte that is declared. */
function hold(to: EdgeFixture, address: string, bytes: number): Socket {
  const socket = connect(to.port, '127.0.0.1').on('error', () => {})
  socket.write(
    `POST /api/comments HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-For: ${address}\r\nContent-Length: ${limits.maxForm}\r\n\r\n`,
  )
  socket.write(Buffer.alloc(bytes, 'a'))
  return socket
}

/** Resolves with all that came back, once the other side has closed. */
function closing(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let received = ''
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text
    })
    socket.on('close', () => resolve(received))
  })
}

test('newcomers get in whatever the slow senders of six networks hold', async () => {
  const clocks = { bodyIdle: 60_000, requestTimeout: 60_000 }
  const full = await startEdgeFixture({ trustProxy: ['127.0.0.1'], limits: clocks })
  const networks = Array.from({ length: 6 }, (_, n) => `203.0.${n}.1`)
  const slow = networks.flatMap((address) => Array.from({ length: 9 }, () => hold(full, address, 1_040_000)))
  // Small ones beside them, in the hope that every gap is filled.
  slow.push(...networks.flatMap((address) => Array.from({ length: 20 }, () => hold(full, address, 2_000))))
  // They send 56 MB, and 32 have room.
  let refused = 0
  for (const socket of slow) socket.once('data', () => refused++)
  await until(() => refused >= 20)
  for (let n = 0; n < 20; n++) {
    const headers = { 'x-forwarded-for': `198.51.${n}.1` }
    const comment = await ask(full, '/api/comments', { method: 'POST', headers, body: 'c'.repeat(3_000) })
    const draft = await ask(full, '/redaction', {
      method: 'POST',
      headers: { ...headers, cookie: sessionCookie, origin: `http://${host}` },
      body: 'd'.repeat(60_000),
    })
    expect([comment.status, draft.status]).toEqual([200, 200])
  }
  for (const socket of slow) socket.destroy()
  await full.close()
})

test('a writer who gives way to a newcomer gets a 503, and the connection is closed', async () => {
  const small = await startEdgeFixture({
    trustProxy: ['127.0.0.1'],
    limits: { keptBodies: 3_000, keptBodiesPerNetwork: 2_000, bodyIdle: 60_000, requestTimeout: 60_000 },
  })
  const begun = hold(small, '203.0.113.1', 1_900)
  const closed = closing(begun)
  const send = (address: string, bytes: number) =>
    ask(small, '/api/comments', {
      method: 'POST',
      body: 'b'.repeat(bytes),
      headers: { 'x-forwarded-for': address },
    })
  // Its bytes are here once its network has no room left.
  await until(async () => (await send('203.0.113.2', 200)).status === 503)
  // A body larger than any that is held makes none of them give way.
  expect((await send('198.51.100.1', 1_950)).status).toBe(503)
  expect((await send('198.51.101.1', 1_500)).status).toBe(200)
  begun.end()
  const answer = await closed
  expect(statusOf(answer)).toBe(503)
  expect(answer).toMatch(/^connection: close\r$/im)
  await small.close()
})

test('a body that was ended while Next had it says that nobody knows what became of it', async () => {
  const held: ServerResponse[] = []
  const small = await startEdgeFixture({
    trustProxy: ['127.0.0.1'],
    limits: { keptBodies: 3_000, keptBodiesPerNetwork: 2_000 },
    answer: (_req, res, body) => (body.startsWith('x') ? void held.push(res) : res.end('ok')),
  })
  const send = (path: string, address: string, body: string) =>
    ask(small, path, {
      method: 'POST',
      body,
      headers: {
        'x-forwarded-for': address,
        accept: 'application/json',
        cookie: sessionCookie,
        origin: `http://${host}`,
      },
    })
  const draft = send('/redaction', '203.0.113.1', 'x'.repeat(1_900))
  const comment = send('/api/comments', '203.0.114.1', 'x'.repeat(1_000))
  await until(() => held.length === 2)
  expect((await send('/api/comments', '198.51.100.1', 'b'.repeat(500))).status).toBe(200)
  expect((await draft).text).toBe('{"code":"site.uncertain"}')
  expect((await draft).headers.connection).toBe('close')
  const second = send('/api/comments', '203.0.115.1', 'x'.repeat(1_950))
  await until(() => held.length === 3)
  expect((await send('/api/comments', '198.51.100.1', 'b'.repeat(500))).status).toBe(200)
  expect((await second).text).toBe('{"code":"site.overloaded"}')
  held[1]!.end('ok')
  expect((await comment).status).toBe(200)
  await small.close()
})

test('the only network may send as much as one network may', async () => {
  const alone = await startEdgeFixture({ trustProxy: ['127.0.0.1'] })
  const headers = { 'x-forwarded-for': '203.0.113.1' }
  const body = Buffer.alloc(limits.maxForm, 'a')
  const most = limits.keptBodiesPerNetwork / limits.maxForm
  const answers = await Promise.all(
    Array.from({ length: most }, () => ask(alone, '/api/comments', { method: 'POST', headers, body })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(most).fill(200))
  await alone.close()
})

test('whoever comes, the room is never overfull, and the longest waited for of the largest goes first', () => {
  const room = createBodyRoom({ keptBodies: 100, keptBodiesPerNetwork: 50 })
  const bodies = ['a', 'a', 'b', 'b'].map((network) => room.enter(network))
  expect(bodies.map((body) => body.take(25))).toEqual([true, true, true, true])
  bodies[0]!.complete()
  bodies[1]!.complete()
  const { ended } = room.enter('a')
  expect(room.enter('a').take(1)).toBe(false)
  const newcomer = room.enter('c')
  expect(newcomer.take(1)).toBe(true)
  expect(bodies.map((body) => body.ended.aborted)).toEqual([true, false, false, false])
  expect(newcomer.take(24)).toBe(true)
  expect(newcomer.take(20)).toBe(true)
  // Of b, whose first is waited for longest.
  expect(bodies.map((body) => body.ended.aborted)).toEqual([true, false, true, false])
  expect(ended.aborted).toBe(false)
})

test('what is held is what was counted, after any course of events', () => {
  const step = fc.record({ body: fc.nat(11), bytes: fc.integer({ min: 1, max: 30 }), leaves: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const room = createBodyRoom({ keptBodies: 100, keptBodiesPerNetwork: 40 })
      const bodies = Array.from({ length: 12 }, (_, n) => ({ ...room.enter(String(n % 4)), network: n % 4 }))
      const held = new Map<number, number>()
      const sum = (network?: number) =>
        [...held]
          .filter(([n]) => network === undefined || bodies[n]!.network === network)
          .reduce((all, [, bytes]) => all + bytes, 0)
      for (const [n, { ended }] of bodies.entries()) ended.addEventListener('abort', () => held.delete(n))
      for (const { body: n, bytes, leaves } of steps) {
        const body = bodies[n]!
        if (body.ended.aborted) continue
        if (leaves) {
          body.release()
          held.delete(n)
        } else if (body.take(bytes)) held.set(n, (held.get(n) ?? 0) + bytes)
        expect(body.ended.aborted).toBe(false)
        expect(sum()).toBeLessThanOrEqual(100)
        expect(sum(body.network)).toBeLessThanOrEqual(40)
      }
      for (const body of bodies) body.release()
      // All of the room is there again.
      for (const network of ['x', 'y']) expect(room.enter(network).take(40)).toBe(true)
      expect(room.enter('z').take(20)).toBe(true)
    }),
  )
})
