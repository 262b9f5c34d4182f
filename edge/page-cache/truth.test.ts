import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takedownPlace } from '#contract/takedown-place.ts'
import { pageWith } from '../testing/cache-fixture.ts'
import type { Row } from './invalidation/follower.ts'
import type { Rendered } from './page/page.ts'
import { createPageService, type PageService } from './service.ts'

/**
 * A newsroom of two articles and a front page, readers, an edge that is killed and restarted, a database that comes
 * and goes, and a Next that answers late with what it read early. Whatever the order of it all: what was taken down
 * is nowhere after it was acknowledged, and when things have calmed down every page shows the latest truth.
 */
type Step =
  | { do: 'read'; page: number }
  | { do: 'edit'; article: number; late: boolean }
  | { do: 'commitTakedown' | 'republish'; article: number }
  | {
      do:
        | 'confirm'
        | 'release'
        | 'releaseLast'
        | 'listen'
        | 'commitLate'
        | 'kill'
        | 'killAndConfirm'
        | 'databaseLeaves'
        | 'databaseReturns'
        | 'calm'
    }

const article = fc.integer({ min: 0, max: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('read' as const), page: fc.integer({ min: 0, max: 2 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), article, late: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('commitTakedown' as const), article }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('republish' as const), article }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'confirm',
        'release',
        'releaseLast',
        'listen',
        'calm',
        'commitLate',
        'databaseLeaves',
        'databaseReturns',
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('kill', 'killAndConfirm') }) },
)

const paths = ['/politique/un', '/politique/deux', '/']

class World {
  dataDir = mkdtempSync(join(tmpdir(), 'truth-'))
  folders = [this.dataDir]
  articles = [0, 1].map(() => ({ version: 1, down: false, acknowledged: false }))
  rows: Row[] = []
  lastId = 0
  late: Row[] = []
  pending: { article: number; tags: string[] }[] = []
  held: (() => void)[] = []
  database = true
  holding = true
  kept!: PageService
  readings: Promise<void>[] = []
  violations: string[] = []

  text(i: number): string {
    const { version, down } = this.articles[i]!
    return down ? `(${i} retiré)` : `{${i} v${version}}`
  }
  render = (key: string): Promise<Rendered> => {
    const page = paths.indexOf(key)
    const shown = page === 2 ? [0, 1] : [page]
    const tags = page === 2 ? ['home', 'article:0', 'article:1'] : [`article:${page}`]
    const gone = page < 2 && this.articles[page]!.down
    // Read at once, told later: the worst that Next can do.
    const html = pageWith(
      gone ? '' : tags.join(' '),
      shown
        .map((i) => this.text(i))
        .join(' ')
        .padEnd(1_500),
    )
    const rendered = {
      status: gone ? 410 : 200,
      headers: { 'content-type': 'text/html' },
      body: Buffer.from(html),
    }
    if (!this.holding) return Promise.resolve(rendered)
    return new Promise((resolve) => this.held.push(() => resolve(rendered)))
  }
  async start(): Promise<void> {
    this.kept = createPageService({
      siteUrl: 'http://journal.test',
      dataDir: this.dataDir,
      build: 'first',
      prewarms: false,
      render: this.render,
      log: { info() {}, warn() {}, error() {} },
      limits: {
        bulkhead: { slots: 100, waiting: 100, maxWait: 60_000 },
        patience: 60_000,
        memory: 8_000,
        diskPages: 100,
        diskBytes: 1e9,
        rewriteAfter: 20,
        negativeCache: { time: 10_000, entries: 10, bytes: 1e6 },
      },
      source: {
        read: () =>
          this.database
            ? Promise.resolve({
                rows: [...this.rows],
                highest: this.rows.reduce((most, { id }) => Math.max(most, id), 0),
                identity: 'this newsroom',
                at: Date.now(),
              })
            : Promise.reject(new Error('away')),
        listen: () => {},
        close: () => Promise.resolve(),
      },
    })
    await this.kept.open()
  }
  /** An ordinary morning: every page is in memory and on disk. */
  async begin(): Promise<void> {
    await this.start()
    this.holding = false
    for (const path of paths) await this.kept.pages.get(path)
    await this.kept.pages.idle()
    this.holding = true
  }
  /** What is on disk at this moment is all that the next one finds; what was under way goes on in a folder nobody reads. */
  async kill(confirming = false): Promise<void> {
    const old = this.kept
    const { socket } = takedownPlace(this.dataDir)
    const next = mkdtempSync(join(tmpdir(), 'truth-'))
    cpSync(this.dataDir, next, { recursive: true, filter: (from) => from !== socket })
    this.dataDir = next
    this.folders.push(next)
    void old.close()
    if (confirming) {
      // The worst moment: only the tombstone can tell.
      this.database = false
      await this.confirm()
    }
    await this.start()
  }
  /** `late`: the id is given out now, the row is seen later. */
  say(tags: string[], hard: boolean, late = false): void {
    const row = { id: ++this.lastId, tags, hard, age: 0 }
    if (late) this.late.push(row)
    else this.rows.push(row)
  }
  read(page: number): void {
    const { kept } = this
    const reading = kept.pages.get(paths[page]!).then(({ page: found }) => {
      // Whom a killed edge owes an answer gets none.
      if (this.kept === kept) this.check(found.plain.toString(), 'a reader')
    })
    this.readings.push(reading.catch(() => {}))
  }
  check(text: string, who: string): void {
    this.articles.forEach(({ acknowledged }, i) => {
      if (acknowledged && text.includes(`{${i} v`))
        this.violations.push(`${who} sees article ${i}: ${text.slice(0, 400).trim()}`)
    })
  }
  checkDisk(): void {
    const pages = join(this.dataDir, 'pages')
    for (const entry of readdirSync(pages, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !entry.parentPath.includes('.state') && entry.name.endsWith('.html'))
        this.check(readFileSync(join(entry.parentPath, entry.name), 'utf8'), `the disk (${entry.name})`)
    }
  }
  async confirm(): Promise<void> {
    const takedown = this.pending.shift()
    if (takedown === undefined) return
    const { socket, tombstones } = takedownPlace(this.dataDir)
    const tombstone = JSON.stringify({ tags: takedown.tags, at: Date.now() })
    mkdirSync(tombstones, { recursive: true })
    writeFileSync(join(tombstones, `${this.lastId}-${Math.random()}.json`), tombstone)
    const answer = await new Promise<number | string>((resolve, reject) => {
      const acknowledge = () => {
        // In the turn in which the command hears it.
        if (this.articles[takedown.article]!.down) this.articles[takedown.article]!.acknowledged = true
      }
      const saying = request({ socketPath: socket, method: 'POST', path: '/takedown' }, (res) => {
        acknowledge()
        res.resume()
        resolve(res.statusCode!)
      })
      saying.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') return reject(error)
        acknowledge()
        resolve('nobody')
      })
      saying.end(tombstone)
    })
    expect(['nobody', 204]).toContain(answer)
    if (answer === 204) this.checkDisk()
  }
  async take(step: Step): Promise<void> {
    if (step.do === 'read') this.read(step.page)
    else if (step.do === 'edit') {
      this.articles[step.article]!.version++
      this.say([`article:${step.article}`, 'home'], false, step.late)
    } else if (step.do === 'commitTakedown') {
      const taken = this.articles[step.article]!
      if (taken.down) return
      taken.down = true
      const tags = [`article:${step.article}`, 'home']
      this.say(tags, true)
      this.pending.push({ article: step.article, tags })
    } else if (step.do === 'republish') {
      const again = this.articles[step.article]!
      if (!again.down || this.pending.some((pending) => pending.article === step.article)) return
      Object.assign(again, { down: false, acknowledged: false, version: again.version + 1 })
      this.say([`article:${step.article}`, 'home'], false)
    } else if (step.do === 'confirm') await this.confirm()
    else if (step.do === 'release') this.held.shift()?.()
    else if (step.do === 'releaseLast') this.held.pop()?.()
    else if (step.do === 'listen') await this.kept.follower!.read().catch(() => {})
    else if (step.do === 'commitLate') this.rows.push(...this.late.splice(0))
    else if (step.do === 'databaseLeaves') this.database = false
    else if (step.do === 'databaseReturns') this.database = true
    else if (step.do === 'kill') await this.kill()
    else if (step.do === 'killAndConfirm') await this.kill(true)
    await this.turns(step.do === 'calm' ? 30 : 2)
  }
  async turns(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve))
  }
  async onRendered(): Promise<void> {
    this.holding = false
    this.database = true
    this.rows.push(...this.late.splice(0))
    for (const release of this.held.splice(0)) release()
    while (this.pending.length > 0) await this.confirm()
    await Promise.all(this.readings)
    await this.kept.follower!.read()
    await this.kept.pages.idle()
    this.checkDisk()
    for (const [page, path] of paths.entries()) {
      const { page: found } = await this.kept.pages.get(path)
      const shown = page === 2 ? [0, 1] : [page]
      expect(found.plain.toString()).toContain(shown.map((i) => this.text(i)).join(' '))
    }
  }
  async end(): Promise<void> {
    this.holding = false
    for (const release of this.held.splice(0)) release()
    await this.kept.pages.idle()
    await this.kept.close()
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

test('what was taken down is never seen after its acknowledgement, and every edit is, in the end', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = new World()
      await world.begin()
      try {
        for (const one of steps) await world.take(one)
        await world.onRendered()
        expect(world.violations).toEqual([])
      } finally {
        await world.end()
      }
    }),
    { numRuns: 300 },
  )
})
