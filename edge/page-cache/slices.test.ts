import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takedownPlace } from '#contract/takedown-place.ts'
import { createFakeTable, type FakeTable, pageWith } from '../testing/cache-fixture.ts'
import type { Pages } from './lookup.ts'
import { isStale } from './page/entry-state.ts'
import type { Rendered } from './page/page.ts'
import { createPageService, type PageService } from './service.ts'

/** An archive that is too large to be marked in one turn. */
const size = 20_000
const fronts = ['/', '/culture', '/a-propos']
const keys = [...Array.from({ length: size }, (_, n) => `/culture/a${n}`), ...fronts]
const last = `/culture/a${size - 1}`

let dataDir: string
let table: FakeTable
let service: PageService
let pages: Pages
let held: Map<string, () => void>
let holds = false

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'slices-'))
  table = createFakeTable()
  held = new Map()
  holds = true
  service = createPageService({
    siteUrl: 'http://journal.test',
    dataDir,
    build: 'first',
    prewarms: false,
    source: table,
    log: { info() {}, warn() {}, error() {} },
    render: (key) => {
      const body = Buffer.from(pageWith('site byline:lea', key))
      const answer: Rendered = { status: 200, headers: { 'content-type': 'text/html' }, body }
      return holds ? new Promise((resolve) => held.set(key, () => resolve(answer))) : Promise.resolve(answer)
    },
    limits: {
      bulkhead: { slots: 4, waiting: 1e6, maxWait: 1e6 },
      patience: 1e6,
      memory: 1e9,
      diskPages: 1e6,
      diskBytes: 1e12,
      rewriteAfter: 1e6,
      negativeCache: { time: 10_000, entries: 10, bytes: 1e6 },
    },
  })
  await service.open()
  pages = service.pages
  for (const key of keys) pages.memory.register(key, ['site', 'byline:lea'], false)
})
afterEach(async () => {
  holds = false
  for (const release of held.values()) release()
  await service.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

const isOld = (key: string) => isStale(pages.memory.get(key)!.state)
const old = () => keys.filter(isOld).length

test.each(['site', 'byline:lea'])(
  'what most readers see is old at once, the archive in later turns; a restart knows all of it (%s)',
  async (tag) => {
    pages.invalidate({ tags: [tag], hard: false })
    expect(fronts.filter(isOld)).toEqual(fronts)
    expect(isOld(last)).toBe(false)
    expect(old()).toBeLessThan(1_000)
    expect(new Set(pages.outdated())).toEqual(new Set(keys))
    await pages.applied()
    expect(old()).toBe(keys.length)
    expect(new Set(pages.outdated())).toEqual(new Set(keys))
  },
)

test('what is hard is gone in one turn', () => {
  pages.invalidate({ tags: ['byline:lea'], hard: true })
  expect([...pages.memory.all()]).toEqual([])
})

test('what is hard takes also what has yet to be marked, and nothing of it comes back', async () => {
  pages.invalidate({ tags: ['site'], hard: false })
  pages.invalidate({ tags: ['byline:lea'], hard: true })
  await pages.applied()
  expect([...pages.memory.all()]).toEqual([])
})

test('a render that began before is old when it ends; one that began after is new, and stays so', async () => {
  const [early, late] = [last, `/culture/a${size - 2}`] as const
  pages.memory.change(pages.memory.get(early)!, { type: 'dropped' })
  pages.memory.change(pages.memory.get(late)!, { type: 'dropped' })
  const before = pages.get(early)
  await expect.poll(() => held.has(early)).toBe(true)
  pages.memory.register(late, ['site'], false)
  pages.invalidate({ tags: ['site'], hard: false })
  pages.memory.change(pages.memory.get(late)!, { type: 'dropped' })
  const after = pages.get(late)
  held.get(early)!()
  await before
  expect(isOld(early)).toBe(true)
  await expect.poll(() => held.has(late)).toBe(true)
  held.get(late)!()
  await after
  await pages.applied()
  expect(isOld(late)).toBe(false)
})

test('a command that says that there is news is answered once every page knows', async () => {
  table.rows.push({ id: 1, tags: ['site'], hard: false, age: 0 })
  const answer = await new Promise<{ status: number | undefined; old: number }>((resolve, reject) => {
    const { socket } = takedownPlace(dataDir)
    request({ socketPath: socket, method: 'POST', path: '/changed' }, (res) => {
      res.resume()
      resolve({ status: res.statusCode, old: old() })
    })
      .on('error', reject)
      .end()
  })
  expect(answer).toEqual({ status: 204, old: keys.length })
})
