import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import {
  ask,
  type EdgeFixture,
  type EdgeFixtureOptions,
  page,
  startEdgeFixture,
  until,
} from '../testing/edge-fixture.ts'

const trials: EdgeFixture[] = []
async function start(options: EdgeFixtureOptions): Promise<EdgeFixture> {
  const limits = { healthEvery: 10, healthAgain: 10, healthTimeout: 50, suspectAfter: 20 }
  const trial = await startEdgeFixture({ ...options, limits: { ...limits, ...options.limits } })
  trials.push(trial)
  return trial
}
afterEach(async () => {
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
const json = { 'content-type': 'application/json', accept: 'application/json' }
const post = (trial: EdgeFixture, path: string, headers: Record<string, string>, body = 'body=Gardez-moi') =>
  ask(trial, path, { method: 'POST', headers, body })
/** A database that hangs: Next says so in time, or hangs with it. */
const away = (_req: unknown, res: ServerResponse) => res.end('{"database":false}')

test('a writer gets a 503 at once while the database is known to be away, and nothing is tried', async () => {
  const trial = await start({ ready: away })
  await until(async () => (await post(trial, '/redaction/articles/1/brouillon', json, '{}')).status === 503)
  const before = trial.seen.length
  const draft = await post(trial, '/redaction/articles/1/brouillon', json, '{}')
  expect([draft.status, draft.headers['retry-after'], draft.text]).toEqual([
    503,
    '5',
    '{"code":"site.unavailable"}',
  ])
  const comment = await post(trial, '/api/comments', form)
  expect([comment.status, comment.text.includes('Gardez-moi')]).toEqual([503, true])
  expect(trial.seen.length).toBe(before)
})

test('a reader is not turned away meanwhile', async () => {
  const trial = await start({ ready: away })
  await until(async () => (await post(trial, '/connexion', form)).status === 503)
  expect((await ask(trial, '/redaction', { headers: form })).text).toContain('Bonjour')
})

test('a command that was sent to a site that hangs may have been carried out, and the answer says so', async () => {
  let hangs = false
  const trial = await start({
    ready: (_req, res) => (hangs ? undefined : res.end('{"database":true}')),
    answer: () => {
      hangs = true
    },
  })
  const answer = await post(trial, '/reglages', form)
  expect([answer.status, answer.headers['retry-after'], trial.seen.length]).toEqual([503, '5', 1])
  expect(answer.text).toContain('a peut-être été enregistrée')
})

test('a page that a site which hangs does not give is a 503, and nothing is uncertain about it', async () => {
  let hangs = false
  const trial = await start({
    ready: (_req, res) => (hangs ? undefined : res.end('{"database":true}')),
    answer: () => {
      hangs = true
    },
  })
  const answer = await ask(trial, '/redaction', { headers: form })
  expect([answer.status, answer.text.includes('Le site revient dans un instant')]).toEqual([503, true])
})

test('a command that takes long is waited for as long as somebody is there', async () => {
  let asked = 0
  let held: ServerResponse | undefined
  const trial = await start({
    ready: (_req, res) => {
      res.end('{"database":true}')
      if (held !== undefined && ++asked === 10) page(held, 'Publié')
    },
    answer: (_req, res) => {
      held = res
    },
  })
  const answer = await post(trial, '/redaction', form)
  expect([answer.status, answer.text]).toEqual([200, 'Publié'])
})

test.each([200, 500])(
  'who answers others with %s while a probe waits is busy, and not away',
  async (status) => {
    let isBusy = false
    const trial = await start({
      ready: (_req, res) => (isBusy ? undefined : res.end('{"database":true}')),
      answer: (req, res) => (req.url === '/redaction' ? res.writeHead(status).end('Bureau') : undefined),
    })
    await until(async () => (await ask(trial, '/readyz')).status === 200)
    isBusy = true
    const write = post(trial, '/reglages', form)
    let isAnswered = false
    void write.then(() => {
      isAnswered = true
    })
    // Four times as long as it takes to give somebody up.
    for (const end = performance.now() + 500; performance.now() < end; )
      expect((await ask(trial, '/redaction', { headers: form })).text).toBe('Bureau')
    expect(isAnswered).toBe(false)
    // Now it answers nobody.
    expect((await write).status).toBe(503)
  },
)

test('one probe that comes late gives up nobody', async () => {
  let isLate = false
  let asked = 0
  let held: ServerResponse | undefined
  const trial = await start({
    limits: { healthTimeout: 400 },
    ready: (_req, res) => {
      // The next one after the command is never answered, all others are.
      if (held !== undefined && !isLate) {
        isLate = true
        res.on('close', () => page(held!, 'Publié'))
      } else res.end('{"database":true}')
      if (isLate) asked++
    },
    answer: (_req, res) => {
      held = res
    },
  })
  const answer = await post(trial, '/redaction', form)
  expect([answer.status, answer.text, asked > 1]).toEqual([200, 'Publié', true])
})
