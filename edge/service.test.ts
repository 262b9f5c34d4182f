import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import {
  ask,
  type EdgeFixture,
  type EdgeFixtureOptions,
  host,
  page,
  sendRaw,
  startEdgeFixture,
  until,
} from './testing/edge-fixture.ts'

const trials: EdgeFixture[] = []
async function start(options: EdgeFixtureOptions = {}): Promise<EdgeFixture> {
  const trial = await startEdgeFixture({ ...options, limits: { healthEvery: 10, ...options.limits } })
  trials.push(trial)
  return trial
}
afterEach(async () => {
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

const readiness = async (trial: EdgeFixture) => {
  const { status, text } = await ask(trial, '/readyz', { headers: { host: '127.0.0.1' } })
  return { code: status, ...(JSON.parse(text) as { status: string }) }
}

test('alive is alive, whatever the host and whatever Next does', async () => {
  const trial = await start({ ready: () => {} })
  const answer = await ask(trial, '/healthz', { headers: { host: 'evil.test' } })
  expect([answer.status, answer.text, trial.seen.length]).toEqual([200, 'ok\n', 0])
})

test('ready once Next answers; degraded, but ready, without the database', async () => {
  let database: boolean | undefined
  const trial = await start({
    ready: (_req, res) => (database === undefined ? res.destroy() : res.end(JSON.stringify({ database }))),
  })
  expect(await readiness(trial)).toEqual({ code: 503, status: 'starting', next: false, database: false })
  database = true
  await until(async () => (await readiness(trial)).code === 200)
  expect(await readiness(trial)).toEqual({ code: 200, status: 'ready', next: true, database: true })
  database = false
  await until(async () => 'degraded' in (await readiness(trial)))
  expect(await readiness(trial)).toEqual({
    code: 200,
    status: 'ready',
    next: true,
    database: false,
    degraded: true,
  })
  database = undefined
  await until(async () => (await readiness(trial)).code === 503)
  expect(await readiness(trial)).toMatchObject({ status: 'unavailable' })
})

test('draining: what is under way is finished, nothing new is taken', async () => {
  let held: ServerResponse | undefined
  const trial = await start({
    limits: { drainLastRequests: 20 },
    answer: (req, res) => {
      if (req.url === '/long') held = res
      else page(res, 'vite')
    },
  })
  const idle = connect(trial.port, '127.0.0.1')
  idle.resume().write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  const idleClosed = new Promise((resolve) => idle.once('close', resolve))
  await until(() => trial.seen.length === 1)
  const long = ask(trial, '/long')
  await until(() => held !== undefined)
  await until(async () => (await readiness(trial)).code === 200)

  let drained = false
  const draining = trial.edge.drain(30).then(() => {
    drained = true
  })
  expect(await readiness(trial)).toMatchObject({ code: 503, status: 'draining' })
  expect((await ask(trial, '/')).status).toBe(200)
  await idleClosed
  expect(await sendRaw(trial, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe('')
  expect(drained).toBe(false)
  page(held!, 'fini')
  expect((await long).text).toBe('fini')
  await draining
})

test('whoever had connected before the door closed is still served', async () => {
  const trial = await start()
  const late = connect(trial.port, '127.0.0.1')
  const accepted = new Promise((resolve) => trial.edge.server.once('connection', resolve))
  await accepted
  const draining = trial.edge.drain(0)
  let received = ''
  late.on('data', (piece: Buffer) => {
    received += piece.toString()
  })
  const closed = new Promise((resolve) => late.once('close', resolve))
  late.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  await closed
  expect(received).toContain('Bonjour')
  expect(received).toMatch(/connection: close/i)
  await draining
})

test('draining does not wait for ever', async () => {
  const trial = await start({ answer: () => {}, limits: { drain: 60 } })
  const endless = ask(trial, '/').catch(() => 'cut')
  await until(() => trial.seen.length === 1)
  await trial.edge.drain(0)
  expect(await endless).toBe('cut')
})

const report = (directive: string) =>
  JSON.stringify({
    'csp-report': {
      'document-uri': `http://${host}/recherche?q=secret`,
      'blocked-uri': 'inline',
      'effective-directive': directive,
      'original-policy': 'x'.repeat(2_000),
      cookie: 'session=1',
    },
  })

test('policy reports are counted, logged and kept, without what somebody searched for', async () => {
  const trial = await start()
  const send = (body: string) => ask(trial, '/api/csp-report', { method: 'POST', body })
  expect((await send(report('script-src-elem'))).status).toBe(204)
  const other = [
    { type: 'csp-violation', body: { documentURL: `http://${host}/`, effectiveDirective: 'img-src' } },
  ]
  await send(JSON.stringify(other))
  for (const nothing of ['', 'no json', '[]', '{"csp-report":7}', 'null'])
    expect((await send(nothing)).status).toBe(204)
  expect((await send('x'.repeat(20_000))).status).toBe(413)
  expect(trial.edge.cspReportCount).toBe(2)
  const file = join(trial.dir, 'data/logs/csp-reports.jsonl')
  const [first, second] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(first).toEqual({
    at: expect.any(String),
    page: `http://${host}/recherche`,
    blocked: 'inline',
    directive: 'script-src-elem',
  })
  expect(second).toMatchObject({ directive: 'img-src' })
  expect(trial.logged.filter((line) => line.level === 'warn')).toHaveLength(2)
  expect(trial.seen).toHaveLength(0)
})

test('a flood of reports fills neither the log nor the disk', async () => {
  const trial = await start()
  const file = join(trial.dir, 'data/logs/csp-reports.jsonl')
  const flood = JSON.stringify(
    Array.from({ length: 50 }, () => ({ body: { effectiveDirective: 'img-src' } })),
  )
  await ask(trial, '/api/csp-report', { method: 'POST', body: flood })
  await ask(trial, '/api/csp-report', { method: 'POST', body: flood })
  expect(trial.edge.cspReportCount).toBe(20)
  expect(trial.logged.filter((line) => line.level === 'warn').length).toBeLessThanOrEqual(20)
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(20)
  writeFileSync(file, 'x'.repeat(512 * 1024))
  await ask(trial, '/api/csp-report', { method: 'POST', body: report('font-src') })
  expect(readFileSync(file, 'utf8')).toContain('font-src')
  expect(readFileSync(`${file}.1`, 'utf8')).toHaveLength(512 * 1024)
})

test('the log tells what happened and not who read what', async () => {
  const trial = await start({ trustProxy: ['127.0.0.1'] })
  const headers = { cookie: 'session=1', 'x-forwarded-for': '203.0.113.7', 'user-agent': 'Netscape' }
  const answer = await ask(trial, '/recherche?q=maladie', { headers })
  await until(() => trial.logged.length === 1)
  const [{ facts, level }] = trial.logged as [EdgeFixture['logged'][0]]
  expect(level).toBe('info')
  expect(facts).toEqual({
    id: answer.headers['x-request-id'],
    method: 'GET',
    path: '/recherche',
    status: 200,
    ms: expect.any(Number),
    bytes: expect.any(Number),
  })
  expect(facts.bytes).toBeGreaterThan(500)
})

test('in development hot reload passes through, and nothing else is upgraded', async () => {
  const trial = await start({ development: true })
  trial.next.on('upgrade', (req, socket) => {
    socket.end(`HTTP/1.1 101 Switching Protocols\r\n\r\n${req.headers.host} ${req.url}`)
  })
  const upgrade = (path: string, name = host) =>
    sendRaw(
      trial,
      `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    )
  expect(await upgrade('/_next/hmr?id=1')).toContain(`${host} /_next/hmr?id=1`)
  expect(await upgrade('/redaction')).toBe('')
  expect(await upgrade('/_next/hmr', 'evil.test')).toBe('')
  await ask(trial, '/_next/static/chunks/a.js?v=1')
  expect(trial.seen.at(-1)!.url).toBe('/_next/static/chunks/a.js?v=1')
  expect((await ask(trial, '/')).headers['content-security-policy']).toMatch(/'unsafe-eval'.*ws:/)
})

test('a connection is closed after its share of requests, and none of them is refused', async () => {
  const trial = await start({ limits: { maxRequestsPerSocket: 3 } })
  const request = `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`
  const received = await sendRaw(trial, request.repeat(5))
  expect(received.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
  expect(received).not.toContain('HTTP/1.1 503')
})
