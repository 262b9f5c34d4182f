/**
 * `npm run bench`: the budgets of the project, as ratios taken in one run on one machine, so that they mean the same
 * on a small server and on a large one. Starts a site of its own in .tmp/bench; the two amounts of data are made
 * once (two to ten minutes) and kept there. Exit code 1 when a budget is missed; what is not measured says why.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { table } from '#bin/terminal.ts'
import { pickPort } from '#db/embedded/port.ts'
import { product, removeSite, runScript } from '#e2e/product.ts'
import { measureAmounts } from './amounts.ts'
import { measureCommentPost } from './comment-post.ts'
import { measureMemory } from './memory.ts'
import { measurePage } from './page-weight.ts'
import { atMost, isMissed, type Result, verdict } from './result.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, '.tmp', 'bench')
const dataDir = join(folder, 'site')
const say = (line = '') => process.stdout.write(`${line}\n`)

const noPageCache = 'the edge keeps no pages yet'
const later: Result[] = [
  {
    what: 'cached article, requests/s',
    found: '',
    budget: '≥ 0.85 × bare Node; p99 ≤ 2 ×',
    later: noPageCache,
  },
  {
    what: 'uncached article render, 50 comments',
    found: '',
    budget: '≥ 0.5 × an empty dynamic page',
    later: 'the product has no empty page to compare with',
  },
  {
    what: 'LCP, CLS, TBT, Lighthouse',
    found: '',
    budget: '1.5 s, 0.002, 0, 100',
    later: 'comes with deferred client code',
  },
  { what: 'search in 100,000 articles', found: '', budget: 'p95 ≤ 50 ms', later: 'there is no search yet' },
  {
    what: 'approved comment → in a page; unpublish → gone',
    found: '',
    budget: '≤ 1 s; ≤ 2 s',
    later: noPageCache,
  },
]

// Form tokens are signed with the keys of this site.
process.env.DATA_DIR = dataDir
removeSite(dataDir)
const results: Result[] = []
const site = product(dataDir, await pickPort())
try {
  say('Starting a site (and building it, when its sources have changed)…')
  await site.start()
  await runScript([join(root, 'db', 'seed', 'bulk.ts'), '--articles', '300', '--comments', '6000'], {
    DATA_DIR: dataDir,
    PLEIN_JOUR_OWNER_URL: site.ownerUrl(),
  })
  await site.stop()
  results.push(await measureReadyTime())
  const { typical, open } = await chooseArticles(site.ownerUrl())
  results.push(...(await measurePage(site.origin, typical.path, typical.comments)))
  say('Posting comments…')
  results.push(await measureCommentPost(site, open))
  results.push(measureMemory(site))
} finally {
  await site.stop()
}
removeSite(dataDir)
results.push(...(await measureAmounts(root, folder, say)))

say()
const rows = [...results, ...later].map((result) => [
  result.what,
  result.found,
  result.budget,
  verdict(result),
])
for (const line of table([['what', 'found', 'budget', ''], ...rows])) say(line)
const missed = results.filter(isMissed).length
say()
say(missed === 0 ? 'Every budget that is measured is met.' : `${missed} missed.`)
process.exit(missed === 0 ? 0 : 1)

async function measureReadyTime(): Promise<Result> {
  const seconds = await site.start()
  return {
    what: 'npm start, installed and built: ready',
    found: `${seconds.toFixed(1)} s`,
    budget: '≤ 10 s',
    ...atMost(seconds, 10),
  }
}

/** The article whose thread is nearest to fifty comments, and twenty that take comments. */
async function chooseArticles(
  ownerUrl: string,
): Promise<{ typical: { path: string; comments: number }; open: string[] }> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const [typical] = await sql<{ path: string; comments: number }[]>`
    select '/' || section_slug || '/' || slug as path, comment_count as comments from public_articles
    order by abs(comment_count - 50), abs(words - 500), id limit 1`
  const open = await sql<{ id: string }[]>`
    select id from public_articles where comments_open order by published_at desc limit 20`
  await sql.end({ timeout: 5 })
  return { typical: typical!, open: open.map(({ id }) => id) }
}
