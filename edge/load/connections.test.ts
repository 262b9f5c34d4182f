import { mkdirSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  ask,
  type EdgeFixture,
  type EdgeFixtureOptions,
  host,
  sendRaw,
  startEdgeFixture,
  statusOf,
  until,
} from '../testing/edge-fixture.ts'
import { isTooSlow, trackProgress } from './slow-readers.ts'

const trials: EdgeFixture[] = []
const visitors: Socket[] = []
async function start(options: EdgeFixtureOptions = {}): Promise<EdgeFixture> {
  const trial = await startEdgeFixture(options)
  trials.push(trial)
  return trial
}
afterEach(async () => {
  for (const socket of visitors.splice(0)) socket.destroy()
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

/** Connected, and heard of by the edge. */
async function visit(trial: EdgeFixture): Promise<Socket> {
  const arrived = new Promise((resolve) => trial.edge.server.once('connection', resolve))
  const socket = connect(trial.port, '127.0.0.1')
  socket.on('error', () => {})
  visitors.push(socket)
  await arrived
  return socket
}

/** What the edge says about how long it keeps the connection. */
const keeps = async (trial: EdgeFixture) =>
  (await ask(trial, '/politique', { headers: { connection: 'keep-alive' } })).headers['keep-alive']

describe('a crowd', () => {
  test('is answered like anybody, and does not stay as long', async () => {
    const trial = await start({ limits: { crowd: 1, crowdKeepAliveTimeout: 2_000 } })
    expect(await keeps(trial)).toBe('timeout=65')
    await visit(trial)
    expect(await keeps(trial)).toBe('timeout=2')
  })

  test('that has gone is none any more', async () => {
    const trial = await start({ limits: { crowd: 1, crowdKeepAliveTimeout: 2_000 } })
    const other = await visit(trial)
    expect(await keeps(trial)).toBe('timeout=2')
    other.destroy()
    await until(async () => (await keeps(trial)) === 'timeout=65')
  })

  test('that has read its page makes room', async () => {
    const trial = await start({ limits: { crowd: 0, crowdKeepAliveTimeout: 10 } })
    const reader = await visit(trial)
    const closed = new Promise((resolve) => reader.once('close', resolve))
    reader.write(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    reader.resume()
    await closed
  })

  test('waits less long for half a header', async () => {
    const trial = await start({ limits: { crowd: 0, headersTimeout: 30_000, crowdHeadersTimeout: 50 } })
    expect(statusOf(await sendRaw(trial, `GET / HTTP/1.1\r\nHost: ${host}\r\nX-`))).toBe(408)
  })
})

describe('a reader who does not read', () => {
  const limits = { sendingGrace: 20_000, slowestReader: 1_000 }
  const sending = (since: number, now: number, given: number) => ({ since, from: 0, now, given })

  test.each([
    ['just begun', sending(0, 1_000, 500), false],
    ['in the time of grace', sending(0, 19_000, 0), false],
    ['slower than anything', sending(0, 21_000, 900), true],
    ['slow, but reading', sending(0, 120_000, 101_000), false],
    ['no longer reading', sending(0, 122_000, 101_000), true],
  ])('%s', (_name, state, expected) => {
    expect(isTooSlow(state, limits)).toBe(expected)
  })

  test('who has taken everything begins anew', () => {
    const first = trackProgress(undefined, { bytesWritten: 5_000, writableLength: 2_000 }, 10)
    expect(first).toEqual({ since: 10, from: 3_000, now: 10, given: 5_000 })
    expect(trackProgress(first, { bytesWritten: 6_000, writableLength: 1 }, 20)).toEqual({
      since: 10,
      from: 3_000,
      now: 20,
      given: 6_000,
    })
    expect(trackProgress(first, { bytesWritten: 6_000, writableLength: 0 }, 20)).toBeUndefined()
  })

  const picture = `/media/${'a'.repeat(22)}/1600.jpg`
  const size = 24 * 1024 * 1024
  const prepare = (dir: string) => {
    const folder = join(dir, 'data', 'media', 'a'.repeat(22))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '1600.jpg'), Buffer.alloc(size))
  }

  test('is let go of, and who reads is not', async () => {
    const trial = await start({ prepare, limits: { sendingGrace: 50, slowestReader: size * 20 } })
    const lazy = await visit(trial)
    const closed = new Promise((resolve) => lazy.once('close', resolve))
    lazy.write(`GET ${picture} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    lazy.pause()
    const connections = () =>
      new Promise<number>((resolve) => trial.edge.server.getConnections((_error, count) => resolve(count)))
    await until(async () => (await connections()) === 0)
    lazy.resume()
    await closed
    expect(lazy.bytesRead).toBeLessThan(size)
    const patient = await start({ prepare, limits: { sendingGrace: 60_000 } })
    expect((await ask(patient, picture)).body).toHaveLength(size)
  })
})

test('who asks a thousand things before the first answer is shown the door, and nobody else', async () => {
  const trial = await start()
  const socket = await visit(trial)
  const gone = new Promise((resolve) => socket.once('close', resolve))
  socket.write(`GET /politique HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(1_000))
  await gone
  expect((await ask(trial, '/politique')).status).toBe(200)
})
