import { existsSync, mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, type EdgeFixture, host, startEdgeFixture, until } from './testing/edge-fixture.ts'

const token = 'AbCdEfGhIjKlMnOpQrSt_-'
/** More than the sockets between us and the reader can hold. */
const much = Buffer.alloc(16 * 1024 * 1024, 'Bonjour ')

/** Linux says which files a process has open. */
const openFiles = '/proc/self/fd'

let trial: EdgeFixture
beforeAll(async () => {
  trial = await startEdgeFixture({
    answer: (_req, res) => res.writeHead(200, { 'content-type': 'text/plain' }).end(much),
    prepare(dir) {
      for (const name of [`data/media/${token}/1600.jpg`, 'public/reader.js']) {
        mkdirSync(join(dir, name, '..'), { recursive: true })
        writeFileSync(join(dir, name), much)
      }
    },
  })
})
afterAll(() => trial.close())

type Leaving = { when: 'asked' | 'begun'; how: 'destroy' | 'resetAndDestroy' }

/** Asks, perhaps takes the first bytes of the answer, and is gone, politely or with a reset. */
function leaveEarly(request: string, { when, how }: Leaving): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(trial.port, '127.0.0.1')
    socket.write(request, () => {
      if (when === 'asked') socket[how]()
    })
    if (when === 'begun') socket.once('data', () => socket[how]())
    socket.on('error', () => {})
    socket.once('close', () => resolve())
  })
}

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`
const requests: Record<string, string> = {
  'a picture': get(`/media/${token}/1600.jpg`),
  'a file': get('/reader.js'),
  'a page': get('/politique'),
  'a compressed page': get('/politique', 'Accept-Encoding: br\r\n'),
  'what does not exist': get('/media/rien'),
  'a form': `POST /api/comments HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\n\r\na=1&`,
  'half a form': `POST /api/comments HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\n\r\na=`,
}
const cases = Object.keys(requests).flatMap((what) =>
  (['asked', 'begun'] as const)
    .filter((when) => when === 'asked' || what !== 'half a form')
    .flatMap((when) => [
      { what, when, how: 'destroy' as const },
      { what, when, how: 'resetAndDestroy' as const },
    ]),
)

test.each(cases)('who has $when $what and leaves ($how) harms nobody', async ({ what, ...leaving }) => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note).on('uncaughtException', note)
  try {
    const before = trial.logged.length
    await Promise.all(Array.from({ length: 20 }, () => leaveEarly(requests[what]!, leaving)))
    await until(() => connections().then((open) => open === 0))
    // One more round trip: a rejection is reported a turn after it happened.
    expect((await ask(trial, '/healthz')).status).toBe(200)
    expect(trial.logged.slice(before).filter(({ level }) => level !== 'info')).toEqual([])
    expect(unhandled).toEqual([])
  } finally {
    process.off('unhandledRejection', note).off('uncaughtException', note)
  }
})

test.skipIf(!existsSync(openFiles)).each(['destroy', 'resetAndDestroy'] as const)(
  'who asks for three pictures at once, reads none and leaves (%s) leaves no file open',
  async (how) => {
    const socket = connect(trial.port, '127.0.0.1')
    socket.on('error', () => {})
    // The second and the third wait for their turn behind a first one that does not end.
    socket.write(requests['a picture']!.repeat(3))
    await until(() => openPictures() === 3)
    socket[how]()
    await until(() => openPictures() === 0)
    await until(() => connections().then((open) => open === 0))
    expect(trial.logged.filter(({ level }) => level !== 'info')).toEqual([])
  },
)

function openPictures(): number {
  return readdirSync(openFiles).filter((fd) => {
    try {
      return readlinkSync(join(openFiles, fd)).includes(token)
    } catch {
      return false
    }
  }).length
}

function connections(): Promise<number> {
  return new Promise((resolve) => trial.edge.server.getConnections((_error, count) => resolve(count)))
}
