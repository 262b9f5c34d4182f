import { request } from 'node:http'
import { takedownPlace } from '#contract/takedown-place.ts'
import type { Row, Source } from '../page-cache/invalidation/follower.ts'
import { type EdgeFixture, type EdgeFixtureOptions, startEdgeFixture } from './edge-fixture.ts'

/** For tests: a table of invalidations without a database, that can be cut off. */
export interface FakeTable extends Source {
  /** Adds a row and rings the bell; resolves once the edge has read it. */
  say(tags: string[], hard?: boolean): Promise<void>
  away: boolean
  identity: string | undefined
  rows: Row[]
  /** The database's clock. */
  now: number
  /** Since when each reading asked for hours. */
  since: (number | undefined)[]
  /** Bells that nobody heard. */
  ring(): void
}

export function createFakeTable(): FakeTable {
  let bell: (id: number) => void = () => {}
  let read: (() => void)[] = []
  const table: FakeTable = {
    rows: [],
    now: Date.now(),
    since: [],
    away: false,
    identity: 'this newsroom',
    ring: () => bell(table.rows.length),
    say(tags, hard = false) {
      table.rows.push({ id: table.rows.length + 1, tags, hard, age: 0 })
      const done = new Promise<void>((resolve) => read.push(resolve))
      bell(table.rows.length)
      return done
    },
    async read(floor, ids, since) {
      if (table.away) throw new Error('The database is away.')
      table.since.push(since)
      const rows = table.rows.filter(({ id }) => id > floor || ids.includes(id))
      const waiting = read
      read = []
      // After the edge has applied them, which it does in the turn in which it gets them.
      setImmediate(() => {
        for (const resolve of waiting) resolve()
      })
      return { rows, highest: table.rows.at(-1)?.id, identity: table.identity, at: table.now }
    },
    listen(onNotification) {
      bell = onNotification
    },
    close: () => Promise.resolve(),
  }
  return table
}

/** A page as Next writes it, small. */
export function pageWith(tags: string, text: string): string {
  const meta = tags === '' ? '' : `<meta name="cache-tags" content="${tags}"/>`
  return `<!DOCTYPE html><html lang="fr"><head>${meta}<script src="/reader.js"></script></head><body><p>${text}</p></body></html>`
}

export interface CacheFixture extends EdgeFixture {
  table: FakeTable
}

/** A real edge with a page cache, on a table of its own. */
export async function startCacheFixture(options: EdgeFixtureOptions = {}): Promise<CacheFixture> {
  const table = createFakeTable()
  const trial = await startEdgeFixture({
    cache: { build: 'first', source: table, prewarms: false },
    ...options,
  })
  return Object.assign(trial, { table })
}

/** Says at the door of a DATA_DIR what a command says; the status of the answer. */
export function sayToControlSocket(dataDir: string, takedown: object): Promise<number> {
  const { socket } = takedownPlace(dataDir)
  return new Promise((resolve, reject) => {
    const saying = request({ socketPath: socket, method: 'POST', path: '/takedown', agent: false }, (res) => {
      res.resume()
      resolve(res.statusCode!)
    })
    saying.on('error', reject)
    saying.end(JSON.stringify(takedown))
  })
}
