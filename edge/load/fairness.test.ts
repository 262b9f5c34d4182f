import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { limits as standardLimits } from '../http/limits.ts'
import { startCacheFixture } from '../testing/cache-fixture.ts'
import {
  ask,
  type EdgeFixture,
  host,
  page,
  sessionCookie,
  startEdgeFixture,
  until,
} from '../testing/edge-fixture.ts'

/** One address that asks without end, and everybody else. Next holds what it is asked until the test lets go. */
const attacker = '203.0.113.66'
const colleague = { 'x-forwarded-for': '192.0.2.1', cookie: sessionCookie }
const reader = { 'x-forwarded-for': '198.51.100.1' }
const limits = {
  slots: 4,
  waiting: 6,
  slotsPerNetwork: 3,
  renders: 2,
  // Four of the reader's at once, and three of them waiting beside as many of the crowd.
  rendersWaiting: 6,
  rendersPerNetwork: 1,
}

const trials: EdgeFixture[] = []
const held: ServerResponse[] = []
const heldPaths: string[] = []
afterEach(async () => {
  for (const res of held.splice(0)) res.destroy()
  heldPaths.length = 0
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

async function start(isHeld: (url: string) => boolean): Promise<EdgeFixture> {
  const trial = await startEdgeFixture({
    trustProxy: ['127.0.0.1'],
    limits,
    answer: (req, res) => {
      if (!isHeld(req.url!)) return page(res, 'ici')
      held.push(res)
      heldPaths.push(req.url!)
    },
  })
  trials.push(trial)
  return trial
}

/** Thirty requests under way at once; those that are refused do not matter. */
function crowd(trial: EdgeFixture, path: (n: number) => string, headers: Record<string, string> = {}): void {
  for (let n = 0; n < 30; n++)
    ask(trial, path(n), { headers: { 'x-forwarded-for': attacker, ...headers } }).catch(() => {})
}

test.each([
  ['the sign-in page', (n: number) => `/connexion?x=${n}`, {}],
  ['the desks', (n: number) => `/redaction?x=${n}`, {}],
  ['addresses of the sign-in protocol', (n: number) => `/api/auth/session?x=${n}`, {}],
  ['the desks, with a made-up session', (n: number) => `/redaction?x=${n}`, { cookie: sessionCookie }],
])('a crowd of one address at %s keeps nobody else waiting', async (_, path, headers) => {
  const trial = await start((url) => url.includes('x='))
  crowd(trial, path, headers)
  await until(() => held.length === limits.slotsPerNetwork)
  const answers = await Promise.all([
    ask(trial, '/redaction', { headers: colleague }),
    ask(trial, '/api/moderation/counts', { headers: colleague }),
    ask(trial, '/connexion', { headers: reader }),
    ask(trial, '/api/comments', { method: 'POST', headers: reader, body: 'body=a' }),
    ask(trial, '/api/auth/sign-in', { method: 'POST', headers: reader, body: 'email=a' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
})

test('large forms of one address are read one after the other', async () => {
  const trial = await start((url) => url === '/api/comments')
  const large = 'a'.repeat(standardLimits.bodyOfOneSlot * 2)
  const posts = Array.from({ length: 6 }, () =>
    ask(trial, '/api/comments', {
      method: 'POST',
      headers: { 'x-forwarded-for': attacker },
      body: large,
    }).catch(() => {}),
  )
  await until(() => held.length === 1)
  // Two of them would be four of the three slots of a network.
  expect((await ask(trial, '/api/auth/session', { headers: reader })).status).toBe(200)
  expect(held.length).toBe(1)
  page(held[0]!, 'lu')
  await until(() => held.length === 2)
  for (const res of held) res.destroy()
  trial.edge.server.closeAllConnections()
  await Promise.all(posts)
})

test('an address under /api that leads nowhere is answered without Next, in JSON', async () => {
  const trial = await start(() => true)
  for (const path of [
    '/api',
    '/api/x',
    '/api/moderation/counts.css',
    '/api/moderation/counts/x.css',
    '/api/auth',
  ])
    for (const method of ['GET', 'POST', 'OPTIONS'])
      for (const accept of ['text/html', '*/*']) {
        const { status, text, headers } = await ask(trial, path, { method, headers: { ...reader, accept } })
        expect([path, status, text]).toEqual([path, 404, '{"code":"request.not_found"}'])
        expect(headers['content-type']).toBe('application/json')
      }
  expect(trial.seen).toHaveLength(0)
})

const article = (id: string) =>
  `<!DOCTYPE html><html><head><meta name="cache-tags" content="article:1"></head><body><a href="/a/b?reponse=${id}#f">Répondre</a></body></html>`

test('a form that answers a comment is a page where the article shows that comment, and nowhere else', async () => {
  const shown = randomUUID()
  const trial = await startCacheFixture({ answer: (_req, res) => page(res, article(shown)) })
  trials.push(trial)
  await ask(trial, '/a/b')
  for (let n = 0; n < 50; n++) {
    const { status, headers } = await ask(trial, `/a/b?reponse=${randomUUID()}`)
    expect([status, headers['x-cache']]).toEqual([200, 'hit'])
  }
  expect(trial.seen.map(({ url }) => url)).toEqual(['/a/b'])
  await ask(trial, `/a/b?reponse=${shown}`)
  await ask(trial, `/a/b?commentaire=recu&reponse=${shown}`)
  expect(trial.seen.map(({ url }) => url)).toEqual([
    '/a/b',
    `/a/b?reponse=${shown}`,
    '/a/b?commentaire=recu',
    `/a/b?commentaire=recu&reponse=${shown}`,
  ])
})

/** Pages under /rien are never finished. */
async function startSlow() {
  const slow: ServerResponse[] = []
  const trial = await startCacheFixture({
    trustProxy: ['127.0.0.1'],
    limits,
    answer: (req, res) => (req.url!.startsWith('/rien') ? void slow.push(res) : page(res, article('x'))),
  })
  trials.push(trial)
  return { trial, slow }
}

test('a crowd of one address at pages that nobody has keeps no other reader waiting', async () => {
  const { trial, slow } = await startSlow()
  crowd(trial, (n) => `/rien/${n}`)
  await until(() => slow.length === 1)
  const answers = await Promise.all(
    ['/a/1', '/a/2', '/a/3', '/a/4'].map((path) => ask(trial, path, { headers: reader })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  for (const res of slow) res.destroy()
})

test('a page that waits in the crowd’s queue begins with the first reader’s turn', async () => {
  const { trial, slow } = await startSlow()
  crowd(trial, (n) => (n < 3 ? `/rien/${n}` : '/a/commune'))
  await until(() => slow.length === 1)
  const { status } = await ask(trial, '/a/commune', { headers: reader })
  expect(status).toBe(200)
  for (const res of slow) res.destroy()
})

test('what is written without JavaScript by a real browser goes through: comment, sign-in, sign-out', async () => {
  const trial = await start(() => false)
  const browsers = [
    { 'sec-fetch-site': 'same-origin', origin: `http://${host}` },
    { origin: `http://${host}` },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin', origin: 'null' },
  ]
  for (const path of ['/api/comments', '/api/auth/sign-in', '/api/auth/sign-out', '/redaction'])
    for (const cookie of [undefined, sessionCookie])
      for (const from of browsers) {
        const type = { 'content-type': 'application/x-www-form-urlencoded' }
        const headers = { ...from, ...(cookie ? { cookie } : {}), ...type } as Record<string, string>
        const { status } = await ask(trial, path, { method: 'POST', headers, body: 'a=b' })
        expect([path, from, status]).toEqual([path, from, 200])
      }
})

test('a write that does not prove where it comes from is refused at the door, wherever it goes', async () => {
  const trial = await start(() => false)
  const cookie = sessionCookie
  const strangers: Record<string, string>[] = [
    { cookie },
    { cookie: 'device-abc=1' },
    { origin: 'null' },
    { origin: `https://${host}` },
    { origin: `http://${host}:81` },
    { origin: `http://${host}.evil.test` },
    { origin: 'http://evil.test', cookie },
    { origin: '', cookie },
    { 'sec-fetch-site': 'cross-site', origin: `http://${host}`, cookie },
    { 'sec-fetch-site': 'same-site', cookie },
    { 'sec-fetch-site': '', cookie },
  ]
  const paths = [
    '/api/comments',
    '/api/auth/sign-in',
    '/api/articles',
    '/api/media',
    '/redaction',
    '/connexion',
  ]
  for (const path of paths)
    for (const headers of strangers)
      for (const isCall of path.startsWith('/api') ? [false] : [false, true]) {
        const sent: Record<string, string> = { ...headers }
        if (isCall) sent['next-action'] = 'abc'
        const { status } = await ask(trial, path, { method: 'POST', headers: sent, body: 'a' })
        expect([path, sent, status]).toEqual([path, sent, 403])
      }
  expect(trial.seen).toHaveLength(0)
  // A guest's comment from a program without cookies carries no authority.
  expect((await ask(trial, '/api/comments', { method: 'POST', body: 'a' })).status).toBe(200)
})

test('a call that Next cannot read is its sender’s mistake', async () => {
  const trial = await startEdgeFixture({ answer: (_req, res) => res.writeHead(500).end('boom') })
  trials.push(trial)
  const headers = { 'sec-fetch-site': 'same-origin', cookie: sessionCookie, 'next-action': 'abc' }
  const call = await ask(trial, '/redaction', { method: 'POST', headers, body: '["$F1"' })
  expect(call.status).toBe(400)
  expect(call.text).not.toContain('boom')
  const { 'next-action': _, ...form } = headers
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  const read = trial.seen.length
  const multipart = await ask(trial, '/redaction', {
    method: 'POST',
    headers: { ...form, ...type },
    body: '--y',
  })
  expect([multipart.status, trial.seen.length]).toEqual([400, read])
  // What is no call is Next's own failure, and stays one.
  expect((await ask(trial, '/redaction', { headers: { cookie: sessionCookie } })).status).toBe(500)
})
