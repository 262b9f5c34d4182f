import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startStamp } from '#db/embedded/process.ts'
import { ask, parseHolder, socketName } from './holder.mjs'
import { AlreadyRunning, acquireLock } from './lock.ts'

/** A disk that takes no socket while it has a code to refuse it with. */
const disk = vi.hoisted(() => ({ refusal: undefined as string | undefined, refused: 0 }))
vi.mock('node:net', async (original) => {
  const net = await original<typeof import('node:net')>()
  const createServer = (...given: never[]) => {
    const server = (net.createServer as (...given: never[]) => import('node:net').Server)(...given)
    const { listen } = server
    server.listen = ((path: string, ready: () => void) => {
      if (disk.refusal === undefined || path.startsWith('\0')) return listen.call(server, path, ready)
      disk.refused++
      const error = Object.assign(new Error(`${disk.refusal}: listen`), { code: disk.refusal })
      setImmediate(() => server.emit('error', error))
      return server
    }) as typeof listen
    return server
  }
  return { ...net, createServer }
})
const refuse = (code: string | undefined) => Object.assign(disk, { refusal: code, refused: 0 })

let folder: string
let children: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  children = []
})
afterEach(async () => {
  refuse(undefined)
  await Promise.all(
    children.map((child) => {
      if (child.exitCode !== null || child.signalCode !== null) return undefined
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      return gone
    }),
  )
  rmSync(folder, { recursive: true })
})

const file = () => join(folder, socketName)
const url = 'http://localhost:3000'
const acquire = (waiting = () => {}) => acquireLock(folder, url, waiting)

/** Takes and gives back the lock of a folder when it is told to: a process of its own. */
const program = `
import { acquireLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
let lock
process.on('message', async ({ take, release }) => {
  if (release) { lock?.release(); lock = undefined; return process.send('released') }
  try { lock = await acquireLock(take, 'http://localhost:4000', () => {}); process.send('held') }
  catch (error) { process.send(error.message) }
})
process.send('ready')
`
async function start(...before: string[]) {
  const [command, ...args] = [...before, process.execPath, '--input-type=module', '-e', program]
  const child = spawn(command!, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  children.push(child)
  const ended = once(child, 'exit').then(() => {
    throw new Error('It ended before it said anything.')
  })
  ended.catch(() => {})
  const said = async (): Promise<string> => (await Promise.race([once(child, 'message'), ended]))[0]
  await said()
  const tell = (what: object) => {
    const answer = said()
    child.send(what)
    return answer
  }
  return { child, take: (where = folder) => tell({ take: where }), release: () => tell({ release: true }) }
}

/** A socket whose owner was killed. */
async function leaveBehind(path: string): Promise<void> {
  const server = createServer().listen(`${path}.live`)
  await once(server, 'listening')
  renameSync(`${path}.live`, path)
  await new Promise((resolve) => server.close(resolve))
}

test('is held by one, who is named to the next', async () => {
  const lock = await acquire()
  await expect(acquire()).rejects.toThrow(AlreadyRunning)
  await expect(acquire()).rejects.toThrow(`already running at ${url} (pid ${process.pid}).`)
  expect(await ask(file())).toEqual({ pid: process.pid, url, state: 'running' })
  lock.release()
  expect(readdirSync(folder)).toEqual([])
  ;(await acquire()).release()
})

test('is held under every name of the folder', async () => {
  const lock = await acquire()
  symlinkSync(folder, `${folder}-link`)
  try {
    await expect(acquireLock(`${folder}-link`, url, () => {})).rejects.toThrow(AlreadyRunning)
  } finally {
    rmSync(`${folder}-link`)
  }
  lock.release()
})

test('is waited for while its holder is stopping', async () => {
  const lock = await acquire()
  lock.stopping()
  const next = await acquire(() => lock.release())
  next.release()
})

test('can be asked to give up waiting', async () => {
  const lock = await acquire()
  lock.stopping()
  const giveUp = () => {
    throw new Error('enough')
  }
  await expect(acquireLock(folder, url, () => {}, giveUp)).rejects.toThrow('enough')
  lock.release()
})

test('goes to exactly one of two that start at once, fifty times', { timeout: 60_000 }, async () => {
  const [one, other] = await Promise.all([start(), start()])
  for (let round = 0; round < 50; round++) {
    const where = join(folder, String(round))
    mkdirSync(where)
    // Every other time there is a socket that a killed site has left behind.
    if (round % 2 === 1) await leaveBehind(join(where, socketName))
    const said = await Promise.all([one.take(where), other.take(where)])
    expect(said.filter((word) => word === 'held')).toHaveLength(1)
    expect(said.find((word) => word !== 'held')).toMatch(
      /already running at http:\/\/localhost:4000 \(pid \d+\)/,
    )
    await Promise.all([one.release(), other.release()])
    expect(readdirSync(where)).toEqual([])
  }
})

test('is free at once when its holder is killed', async () => {
  const holder = await start()
  expect(await holder.take()).toBe('held')
  const gone = once(holder.child, 'exit')
  holder.child.kill('SIGKILL')
  await gone
  expect(lstatSync(file()).isSocket()).toBe(true)
  const lock = await acquire()
  expect(await ask(file())).toMatchObject({ pid: process.pid })
  lock.release()
  expect(readdirSync(folder)).toEqual([])
})

test('is still held by one that stands still', { timeout: 20_000 }, async () => {
  const holder = await start()
  await holder.take()
  holder.child.kill('SIGSTOP')
  await expect(acquire()).rejects.toThrow(`already running with ${folder}, and does not answer`)
  expect(lstatSync(file()).isSocket()).toBe(true)
  holder.child.kill('SIGCONT')
  await expect(acquire()).rejects.toThrow(`(pid ${holder.child.pid})`)
})

test('works in a folder with a very long name, and is found there', async () => {
  const deep = join(folder, 'd'.repeat(120), 'e'.repeat(120))
  const lock = await acquireLock(deep, url, () => {})
  expect(readdirSync(deep)).toEqual([socketName])
  await expect(acquireLock(deep, url, () => {})).rejects.toThrow(AlreadyRunning)
  lock.release()
  expect(readdirSync(deep)).toEqual([])
})

test('a version before this one is seen while it runs, and forgotten when it does not', async () => {
  const earlier = join(folder, 'plein-jour.lock')
  const holder = { pid: process.pid, stamp: startStamp(process.pid), url, state: 'running' }
  writeFileSync(earlier, JSON.stringify(holder))
  await expect(acquire()).rejects.toThrow(`already running at ${url} (pid ${process.pid})`)
  for (const text of [JSON.stringify({ ...holder, stamp: 'before' }), '{"pid":', '']) {
    writeFileSync(earlier, text)
    const lock = await acquire()
    expect(readdirSync(folder)).toEqual([socketName])
    lock.release()
  }
})

test.each([
  ['a link that leads nowhere', () => symlinkSync('nowhere', file())],
  ['a folder', () => mkdirSync(file())],
  ['a file', () => writeFileSync(file(), 'words')],
])('where %s stands, nothing is passed or removed', async (_, make) => {
  make()
  await expect(acquire()).rejects.toThrow(/plein-jour\.sock is no socket.*Move it away/)
  expect(readdirSync(folder)).toEqual([socketName])
  rmSync(file(), { recursive: true })
  ;(await acquire()).release()
})

describe('on a disk that takes no socket', () => {
  test.each(['EROFS', 'ENOSPC', 'EOPNOTSUPP'])('(%s) is held by one all the same', async (code) => {
    refuse(code)
    const lock = await acquire()
    expect(readdirSync(folder)).toEqual([])
    await expect(acquire()).rejects.toThrow(AlreadyRunning)
    lock.release()
    ;(await acquire()).release()
  })

  test('is put there once it can be', async () => {
    refuse('EROFS')
    const lock = await acquire()
    refuse('EIO')
    await vi.waitUntil(() => disk.refused > 0, { timeout: 5_000 })
    refuse(undefined)
    await vi.waitUntil(() => existsSync(file()), { timeout: 5_000 })
    expect(await ask(file())).toMatchObject({ state: 'running' })
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('a socket that a killed one left is no obstacle', async () => {
    await leaveBehind(file())
    refuse('EROFS')
    const lock = await acquire()
    lock.release()
  })

  test('another error ends the start', async () => {
    refuse('EACCES')
    await expect(acquire()).rejects.toThrow('EACCES')
    refuse(undefined)
    ;(await acquire()).release()
  })
})

const mayMakeNetworks = spawnSync('unshare', ['--net', 'true'], { stdio: 'ignore' }).status === 0

describe.runIf(mayMakeNetworks)('between containers that share the folder and not the network', () => {
  test('goes to one, is told to the other, and is free when the one is killed', {
    timeout: 30_000,
  }, async () => {
    const [inside, other] = await Promise.all([start('unshare', '--net'), start('unshare', '--net')])
    expect(await inside.take()).toBe('held')
    expect(await other.take()).toMatch(/already running at http:\/\/localhost:4000/)
    await expect(acquire()).rejects.toThrow(AlreadyRunning)
    const gone = once(inside.child, 'exit')
    inside.child.kill('SIGKILL')
    await gone
    expect(await other.take()).toBe('held')
  })
})

test('a holder is read whole or not at all', () => {
  const holder = { pid: 7, url, state: 'running' }
  expect(parseHolder(JSON.stringify(holder))).toEqual(holder)
  for (const text of ['', '{"pid":', '{}', 'null', JSON.stringify({ ...holder, state: 'asleep' })])
    expect(parseHolder(text)).toBeUndefined()
})
