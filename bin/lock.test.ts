import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startStamp } from '#db/embedded/process.ts'
import { AlreadyRunning, acquireLock, isStale, parseHolder } from './lock.ts'

/** A disk that changes nothing while it has a code to refuse it with. */
const disk = vi.hoisted(() => ({ refusal: undefined as string | undefined, refused: 0 }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  const refusable =
    (name: 'writeFileSync' | 'linkSync' | 'renameSync' | 'rmSync') =>
    (...given: never[]) => {
      if (disk.refusal === undefined) return (fs[name] as (...given: never[]) => void)(...given)
      disk.refused++
      throw Object.assign(new Error(`${disk.refusal}: ${name}`), { code: disk.refusal })
    }
  return {
    ...fs,
    writeFileSync: refusable('writeFileSync'),
    linkSync: refusable('linkSync'),
    renameSync: refusable('renameSync'),
    rmSync: refusable('rmSync'),
  }
})
const refuse = (code: string | undefined) => Object.assign(disk, { refusal: code, refused: 0 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => {
  refuse(undefined)
  rmSync(folder, { recursive: true })
})

const file = () => join(folder, 'plein-jour.lock')
const acquire = (waiting = () => {}) => acquireLock(folder, 'http://localhost:3000', waiting)
const holder = { pid: process.pid, stamp: startStamp(process.pid) ?? '', url: 'http://localhost:3000' }

test('is held by one, who is named to the next', async () => {
  const lock = await acquire()
  expect(lock.tookOver).toBe(false)
  await expect(acquire()).rejects.toThrow(AlreadyRunning)
  await expect(acquire()).rejects.toThrow(`already running at http://localhost:3000 (pid ${process.pid})`)
  lock.release()
  expect(readdirSync(folder)).toEqual([])
  ;(await acquire()).release()
})

test.each([
  ['a reused pid', JSON.stringify({ ...holder, stamp: 'before' })],
  ['a dead pid', JSON.stringify({ ...holder, pid: 2 ** 30 })],
  ['half a file', '{"pid":'],
  ['an empty file', ''],
])('is taken over from %s', async (_, text) => {
  writeFileSync(file(), text)
  const lock = await acquire()
  expect(lock.tookOver).toBe(true)
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid, state: 'running' })
  lock.release()
  expect(existsSync(file())).toBe(false)
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
  await expect(acquireLock(folder, 'http://localhost:3000', () => {}, giveUp)).rejects.toThrow('enough')
})

test('is stale exactly when nobody runs with that pid and start', () => {
  const held = parseHolder(JSON.stringify({ ...holder, state: 'stopping' }))
  expect(held?.state).toBe('stopping')
  expect(isStale(held, () => true)).toBe(false)
  expect(isStale(held, () => false)).toBe(true)
  expect(isStale(held, (pid, stamp) => pid === holder.pid && stamp === holder.stamp)).toBe(false)
  expect(isStale(undefined, () => true)).toBe(true)
})

test.each([
  ['a link that leads nowhere', () => symlinkSync('nowhere', file())],
  ['a folder', () => mkdirSync(file())],
])('that is %s is nobody’s to pass', async (_, make) => {
  make()
  await expect(acquire()).rejects.toThrow(/plein-jour\.lock cannot be read .*delete it if nothing runs/)
})

describe('on a read-only disk', () => {
  const leave = (pid: number) => writeFileSync(file(), JSON.stringify({ ...holder, pid }))
  const isMine = () => existsSync(file()) && parseHolder(readFileSync(file(), 'utf8'))?.pid === process.pid

  test('is done without when its holder is gone, and taken once it can be written', async () => {
    leave(2 ** 30)
    refuse('EROFS')
    const lock = await acquire()
    expect(isMine()).toBe(false)
    refuse(undefined)
    await vi.waitUntil(isMine, { timeout: 5_000 })
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('is still somebody else’s', async () => {
    leave(process.pid)
    refuse('EROFS')
    await expect(acquire()).rejects.toThrow(AlreadyRunning)
  })

  test.each(['EIO', 'EACCES'])('is asked for again when the disk says %s meanwhile', async (code) => {
    refuse('EROFS')
    const lock = await acquire()
    refuse(code)
    await vi.waitUntil(() => disk.refused > 0, { timeout: 5_000 })
    refuse(undefined)
    await vi.waitUntil(() => existsSync(file()), { timeout: 5_000 })
    lock.release()
  })

  test.each(['EROFS', 'EIO'])(
    'that says %s at the end, keeps nobody from stopping in order',
    async (code) => {
      const lock = await acquire()
      refuse(code)
      lock.stopping()
      lock.release()
      expect(isMine()).toBe(true)
    },
  )
})

describe.runIf(existsSync('/dev/full'))('on a full disk', () => {
  /** The next write of ours finds no room, and the one after it does. */
  const fill = () => symlinkSync('/dev/full', `${file()}.${process.pid}`)

  test('is done without, and taken when there is room', async () => {
    fill()
    const lock = await acquire()
    expect(readdirSync(folder)).toEqual([])
    await vi.waitUntil(() => existsSync(file()), { timeout: 5_000 })
    await expect(acquire()).rejects.toThrow(AlreadyRunning)
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('is still somebody else’s', async () => {
    writeFileSync(file(), JSON.stringify({ ...holder, state: 'running' }))
    fill()
    await expect(acquire()).rejects.toThrow(AlreadyRunning)
    expect(readdirSync(folder)).toEqual(['plein-jour.lock'])
  })

  test('makes room by itself when its holder is gone', async () => {
    writeFileSync(file(), JSON.stringify({ ...holder, pid: 2 ** 30 }))
    fill()
    const lock = await acquire()
    expect(lock.tookOver).toBe(true)
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid })
    lock.release()
  })

  test('keeps nobody from stopping in order', async () => {
    const lock = await acquire()
    fill()
    lock.stopping()
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })
})
