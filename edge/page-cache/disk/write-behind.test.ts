import { mkdtempSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '#edge/testing/edge-fixture.ts'
import { createEntryStore, type EntryStore } from '../memory/entries.ts'
import { type Counters, createCounters } from '../page/counters.ts'
import { isStale } from '../page/entry-state.ts'
import { makePage, type Page } from '../page/page.ts'
import { createWriteBehind, type WriteBehind } from './write-behind.ts'

const a = '/politique/titre'
const b = '/politique/autre'

let folder: string
let memory: EntryStore
let writeBehind: WriteBehind
let counters: Counters
let lost: string[]
/** What happens after a page was packed and before it is written. */
let meanwhile: (key: string) => void

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keeper-'))
  lost = []
  counters = createCounters()
  meanwhile = () => {}
  // Room for one page.
  const inner = createEntryStore(9_000)
  memory = {
    ...inner,
    resize(entry) {
      inner.resize(entry)
      meanwhile(entry.key)
    },
  }
  writeBehind = createWriteBehind({
    folder,
    build: 'first',
    memory,
    counters,
    log: { info() {}, warn() {}, error() {} },
    limits: { diskPages: 10, diskBytes: 1e6, rewriteAfter: 50 },
    wanted: { later: (key) => lost.push(key) },
  })
})
afterEach(() => {
  writeBehind.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function make(key: string, version: number): Promise<Page> {
  const body = Buffer.from(`<!DOCTYPE html><p>version ${version} ${'texte '.repeat(600)}</p>`)
  const headers = { 'content-type': 'text/html', 'cache-tag': `article:${key}` }
  const facts = { renderedAt: version, build: 'first' }
  return (await makePage(key, { status: 200, headers, body }, facts)).page
}
function onDisk(key: string): string | undefined {
  try {
    return /version \d/.exec(readFileSync(join(folder, `${key}.html`), 'utf8'))?.[0]
  } catch {
    return undefined
  }
}
async function keep(key: string, version: number): Promise<void> {
  memory.put(await make(key, version), false)
  writeBehind.keep(key)
  await writeBehind.idle()
}
/** The disk refuses a page and takes it at the next attempt; `during` comes in the middle of that. */
async function refuseOnce(key: string, version: number, during: () => void): Promise<void> {
  const accept = await refuse(key, version)
  const secondAttempt = new Promise<void>((resolve) => {
    meanwhile = (packed) => {
      if (packed !== key) return
      meanwhile = () => {}
      during()
      resolve()
    }
  })
  accept()
  await secondAttempt
  await writeBehind.idle()
}
/** The disk refuses a page, until the function that this gives is called. */
async function refuse(key: string, version: number): Promise<() => void> {
  const state = join(folder, '.state')
  renameSync(state, join(folder, 'away'))
  writeFileSync(state, 'no folder')
  await keep(key, version)
  expect(counters.failedWrites).toBe(1)
  return () => {
    unlinkSync(state)
    renameSync(join(folder, 'away'), state)
  }
}

test.each([
  ['that the disk has never had', 0],
  ['that the disk has an old version of', 1],
])('a page %s is not pushed out of memory while it is written again', async (_, before) => {
  if (before > 0) await keep(a, before)
  const crowd = await make(b, 1)
  await refuseOnce(a, 2, () => memory.put(crowd, false))
  expect([onDisk(a), writeBehind.unwritten, lost]).toEqual(['version 2', 0, []])
})

test('a page that was taken down while it was written again does not come back', async () => {
  await keep(a, 1)
  await refuseOnce(a, 2, () => writeBehind.forget(a))
  expect([onDisk(a), writeBehind.unwritten, lost]).toEqual([undefined, 0, []])
})

test('a page that became a newer one while it was written again gives way to it', async () => {
  await keep(a, 1)
  const newer = await make(a, 3)
  await refuseOnce(a, 2, () => {
    memory.put(newer, false)
    writeBehind.keep(a)
  })
  expect([onDisk(a), writeBehind.unwritten, lost]).toEqual(['version 3', 0, []])
})

test('a page that was pushed out is asked for again, though its old version was read back', async () => {
  await keep(a, 1)
  const accept = await refuse(a, 2)
  memory.change(memory.put(await make(b, 1), false), { type: 'refused' })
  expect([memory.get(a)!.page, isStale(memory.get(a)!.state)]).toEqual([undefined, true])
  accept()
  await writeBehind.load(a)
  await until(() => lost.length > 0)
  expect([lost, onDisk(a)]).toEqual([[a], 'version 1'])
})
