import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import postgres from 'postgres'
import { postgresAccount } from '#db/embedded/account.ts'
import { findPlace } from '#db/embedded/place.ts'
import type { Product, ProductSettings } from '#testing/product.ts'
import { readAll } from './readers.ts'
import type { SmallDisk } from './small-disk.ts'
import { anyArticle, type SmallSite, withSmallSite } from './small-site.ts'
import { readMetrics } from './sweep-end.ts'
import { sendComment } from './writers.ts'

export type FullDisk = { name: string; facts: string; broken: string[] }

/** Longer than any pause between two attempts of anything. */
const full = 20_000
const longestAnswer = 2
const longestRecovery = 5

/** A small site whose DATA_DIR is on a disk that is filled to the last byte while people read and write. */
export async function tryFullDisk(
  name: string,
  disk: SmallDisk,
  settings: ProductSettings,
): Promise<FullDisk> {
  const dataDir = join(disk.folder, 'site')
  return withSmallSite(dataDir, settings, async (small) => {
    const database = findPlace(dataDir, postgresAccount()).folder
    if (settings.databaseUrl === undefined && !database.startsWith(disk.folder))
      throw new Error(`The database is not on the small disk but in ${database}.`)
    return { name, ...(await maltreat(small, disk).finally(disk.free)) }
  })
}

async function maltreat(
  { site, ownerUrl, addresses }: SmallSite,
  disk: SmallDisk,
): Promise<Omit<FullDisk, 'name'>> {
  const broken: string[] = []
  const articleId = await anyArticle(ownerUrl)
  const before = pidsOf(site)
  disk.fill()
  const begun = performance.now()
  const statuses = new Map<number, number>()
  let slowest = 0
  for (let round = 0; performance.now() - begun < full; round++) {
    const { status, seconds } = await sendComment(site.origin, articleId)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    slowest = Math.max(slowest, seconds)
    // Something to render and to write.
    if (round % 5 === 0) await makeStale(ownerUrl)
    const { wrong } = await readAll(site.origin, addresses)
    broken.push(...wrong.map((line) => `while full: ${line}`))
    broken.push(...halfWritten(site.dataDir).map((file) => `half written: ${file}`))
    await pause(300)
  }
  const others = [...statuses.keys()].filter((status) => status !== 201 && status !== 503)
  if (others.length > 0) broken.push(`comments answered ${others.join(', ')}`)
  if (slowest > longestAnswer) broken.push(`a comment was answered after ${slowest.toFixed(1)} s`)
  const ended = Object.entries(before).filter(([name, pid]) => pidsOf(site)[name] !== pid)
  if (ended.length > 0) broken.push(`did not live through it: ${ended.map(([name]) => name).join(', ')}`)
  disk.free()
  const recovered = await untilWell(site, articleId)
  if (recovered > longestRecovery) broken.push(`recovered after ${recovered.toFixed(1)} s`)
  const after = await readAll(site.origin, addresses)
  broken.push(...after.wrong.map((line) => `afterwards: ${line}`))
  const said = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')
  return {
    facts: `comments while full: ${said}, slowest ${slowest.toFixed(2)} s; recovered ${recovered.toFixed(1)} s`,
    broken: [...new Set(broken)],
  }
}

/** Comments are taken, and a page that changes reaches its file. Seconds. */
async function untilWell(site: Product, articleId: string): Promise<number> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  const isWell = async () =>
    (await sendComment(site.origin, articleId)).status === 201 &&
    (await readMetrics(site.port)).unwritten === 0
  while (seconds() < 60 && !(await isWell())) await pause(50)
  return seconds()
}

/** Processes of ours; PostgreSQL may have to give up on a full disk, and is started again. */
function pidsOf(site: Product): Record<string, number | undefined> {
  return { edge: site.pidOf('edge'), next: site.pidOf('next'), supervisor: site.pidOf('supervisor') }
}

/** What readers of the files themselves would get that is no page. */
function halfWritten(dataDir: string): string[] {
  const folder = join(dataDir, 'pages')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /^[^.].*\.html(?:\.gz)?$/.test(name) && !isWhole(join(folder, name)))
}

function isWhole(file: string): boolean {
  try {
    const bytes = readFileSync(file)
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    return text.trimEnd().endsWith('</html>')
  } catch (error) {
    // Deleted since the folder was listed.
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

/** Every page is to be rendered again. Where even that cannot be written there is nothing to write either. */
async function makeStale(ownerUrl: string): Promise<void> {
  await ask(ownerUrl, async (sql) => {
    const [row] = await sql<{ id: string }[]>`
      insert into cache_invalidations (tags, hard) values ('{site}', false) returning id`
    await sql`select pg_notify('cache_invalidations', ${String(row!.id)})`
  }).catch(() => {})
}

async function ask<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 2 })
  }
}
