/**
 * What was published stays readable, and nothing that was typed is lost, while the database is stopped, hung or
 * refusing, while Next is hung or dead, after a restart without a database, and on a full disk.
 *
 *   npm run build && npx node trials/outage.ts [--articles 10000] [--comments 20000] [--only 'Next hung'] [--keep]
 *
 * Starts a site of its own in .tmp/outage, and beside it a PostgreSQL server that no supervisor looks after; nothing
 * of yours is touched. Ends with PASS or FAIL and the exit code that goes with it. `--keep` leaves the filled site
 * where it is, and the next run begins with it. The full disk is a small file system of its own, which only root
 * may mount: for everybody else that part says that it was not tried.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { stopOnSignal } from '#bin/stop-signal.ts'
import { say } from '#bin/terminal.ts'
import { pickPort } from '#db/embedded/port.ts'
import { type Product, product, removeSite, runScript } from '#testing/product.ts'
import { tryBrokenStart } from './outage/broken-start.ts'
import { type DatabaseServer, serverFolder, startDatabaseServer } from './outage/database-server.ts'
import { listCauses } from './outage/faults.ts'
import { tryFullDisk } from './outage/full-disk.ts'
import { tryLinkedPages } from './outage/linked-pages.ts'
import { listAddresses, readAll } from './outage/readers.ts'
import { judge, type Outcome, tryCause } from './outage/scenario.ts'
import { mayMount, mountSmallDisk } from './outage/small-disk.ts'
import { untilPrewarmed } from './outage/sweep-end.ts'
import { createWriters } from './outage/writers.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    comments: { type: 'string', default: '20000' },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
})

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, '.tmp', 'outage')
const dataDir = join(folder, 'site')
const database = 'outage'
/** On sites of their own. */
const brokenStart = 'started with its own database unreadable'
const fullDisk = 'disk full'
const linkedPages = 'stopped, every link followed'
const smallTrials = [brokenStart, fullDisk, linkedPages]
/** A database of its own, its journal, and a small site beside it. */
const diskMegabytes = 700

let passed = false
let site: Product | undefined
let server: DatabaseServer | undefined
stopOnSignal(async () => {
  server?.thaw()
  await site?.stop()
  await server?.stop()
})
try {
  const isFilled = existsSync(join(dataDir, 'demo-logins.json'))
  if (!values.keep || !isFilled) removeAll()
  server = await startDatabaseServer(serverFolder(folder))
  const databaseUrl = await server.create(database)
  const isSmall = smallTrials.includes(values.only)
  if (!isSmall) site = product(dataDir, await pickPort(), { databaseUrl, seed: 'demo' })
  passed =
    (site === undefined || (await run(site, server, databaseUrl))) &&
    (await breakStart()) &&
    (await followLinks(server)) &&
    (await fillDisks(server))
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`)
} finally {
  server?.thaw()
  const code = await site?.stop()
  await server?.stop()
  if (code !== undefined && code !== 0) {
    passed = false
    process.stderr.write(`The site stopped with code ${code}.\n`)
  }
}
if (passed && !values.keep) removeAll()
say(passed ? 'PASS' : `FAIL (see ${dataDir}/logs)`)
process.exit(passed ? 0 : 1)

function removeAll(): void {
  removeSite(dataDir)
  removeSite(serverFolder(folder))
}

async function run(site: Product, server: DatabaseServer, databaseUrl: string): Promise<boolean> {
  say(`Starting a site in ${dataDir}`)
  say(`Ready in ${(await site.start()).toFixed(1)} s at ${site.origin}`)
  const missing = Number(values.articles) - (await countArticles(databaseUrl))
  if (missing > 100) {
    // Some of them are drafts, or were withdrawn.
    const amounts = ['--articles', String(Math.ceil(missing * 1.05)), '--comments', values.comments]
    await runScript([join(root, 'seed', 'bulk.ts'), ...amounts], {
      PLEIN_JOUR_OWNER_URL: databaseUrl,
      DATA_DIR: dataDir,
    })
  }
  const addresses = await listAddresses(databaseUrl)
  say(`${addresses.length} addresses; every page is rendered ahead…`)
  const swept = await untilPrewarmed(site, addresses.length, (line) => say(`  ${line}`))
  say(`  done in ${swept.toFixed(0)} s`)

  const writers = await createWriters(site.origin, dataDir, await openArticles(databaseUrl))
  const well = await readAll(site.origin, addresses)
  say(`All is well: ${well.pages} pages in ${well.seconds.toFixed(1)} s, ${well.wrong.length} wrong`)
  for (const line of well.wrong.slice(0, 5)) say(`  ${line}`)
  if (well.wrong.length > 0) return false
  if (!(await writers.areHeard())) throw new Error('Neither comments nor drafts are taken.')
  let passed = true
  say()
  say(row('cause', 'pages', 'wrong', 'read, s', 'edge back', 'writers, s', 'recovered'))
  for (const cause of listCauses(site, server, database).filter(({ name }) => name.includes(values.only))) {
    const outcome = await tryCause(site, cause, addresses, writers)
    tell(outcome)
    const broken = judge(outcome)
    for (const line of broken) say(`  BROKEN ${line}`)
    passed &&= broken.length === 0
  }
  say()
  return passed
}

async function breakStart(): Promise<boolean> {
  if (!brokenStart.includes(values.only)) return true
  const { facts, broken } = await tryBrokenStart(join(folder, 'small'))
  say(`${brokenStart}: ${facts}`)
  for (const line of broken) say(`  BROKEN ${line}`)
  return broken.length === 0
}

async function followLinks(server: DatabaseServer): Promise<boolean> {
  if (!linkedPages.includes(values.only)) return true
  const databaseUrl = await server.create('linked')
  const { facts, broken } = await tryLinkedPages(join(folder, 'linked'), databaseUrl, server)
  say(`${linkedPages}: ${facts}`)
  for (const line of broken) say(`  BROKEN ${line}`)
  return broken.length === 0
}

/** Once with the database elsewhere, and once with everything on the disk that is full. */
async function fillDisks(server: DatabaseServer): Promise<boolean> {
  if (!fullDisk.includes(values.only)) return true
  if (!mayMount()) {
    say('disk full: not tried, only root may mount a small disk')
    return true
  }
  // Where PostgreSQL's user gets to, so that its files are on the disk as well.
  const place = mkdtempSync(join(tmpdir(), 'plein-jour-disk-'))
  chmodSync(place, 0o711)
  const disk = mountSmallDisk(place, diskMegabytes)
  try {
    const apart = await tryFullDisk(fullDisk, disk, {
      databaseUrl: await server.create('small'),
      // The large site has logins on the same server, and nobody asks it any more.
      takesOver: true,
    })
    const together = await tryFullDisk(`${fullDisk}, database on it`, disk, {})
    for (const { name, facts, broken } of [apart, together]) {
      say(`${name}: ${facts}`)
      for (const line of broken.slice(0, 10)) say(`  BROKEN ${line}`)
    }
    return apart.broken.length + together.broken.length === 0
  } finally {
    disk.unmount()
    rmSync(place, { recursive: true })
  }
}

async function countArticles(ownerUrl: string): Promise<number> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from public_articles`
  await sql.end({ timeout: 5 })
  return row!.n
}

async function openArticles(ownerUrl: string): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const rows = await sql<{ id: string }[]>`
    select id from public_articles where comments_open order by published_at desc limit 50`
  await sql.end({ timeout: 5 })
  return rows.map(({ id }) => id)
}

function tell({ cause, reading, edgeBack, answered, recovered }: Outcome): void {
  const slowest = answered.length === 0 ? '-' : Math.max(...answered.map(({ seconds }) => seconds)).toFixed(2)
  const cells = [reading.pages, reading.wrong.length, reading.seconds.toFixed(1), edgeBack?.toFixed(1) ?? '-']
  say(row(cause, ...cells, slowest, recovered?.toFixed(1) ?? 'never'))
}

function row(first: string, ...others: (string | number)[]): string {
  return `${first.padEnd(42)}${others.map((cell) => String(cell).padStart(11)).join('')}`.trimEnd()
}
