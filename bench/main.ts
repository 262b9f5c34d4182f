/**
 * `npm run bench`: the budgets of the project, as ratios taken in one run on one machine, so that they mean the same
 * on a small server and on a large one. Starts a site of its own in .tmp/bench; the two amounts of data are made
 * once (two to ten minutes) and kept there. `--quick` leaves these out and takes fewer rounds: for a developer, in a
 * minute and a half once the site is built. Exit code 1 when a budget is missed; what is not measured says why.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { stopOnSignal } from '#bin/stop-signal.ts'
import { say, seconds, table } from '#bin/terminal.ts'
import { pickPort } from '#db/embedded/port.ts'
import { fillSite, product, removeSite } from '#testing/product.ts'
import { untilPrewarmed } from '#trials/outage/sweep-end.ts'
import { measureAmounts } from './amounts.ts'
import { measureCachedPage } from './cached-page.ts'
import { measureCommentPost } from './comment-post.ts'
import { type EmptySite, startEmptySite } from './empty-site.ts'
import { measureLab } from './lab.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureMemory } from './memory.ts'
import { measureNginx } from './nginx.ts'
import { measurePageRender } from './page-render.ts'
import { measurePage, measureWeights } from './page-weight.ts'
import { chooseReaderPages } from './reader-pages.ts'
import { atMost, isMissed, type Result, verdict } from './result.ts'
import { measureScoring } from './signal-scoring.ts'
import { measureVisibility } from './visibility.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, '.tmp', 'bench')
const dataDir = join(folder, 'site')
const stock = { articles: 300, comments: 6_000 }
const quick = process.argv.includes('--quick')
const begun = performance.now()
const doing = (what: string) => say(`${seconds(performance.now() - begun).padStart(8)}  ${what}`)

// Form tokens are signed with the keys of this site.
process.env.DATA_DIR = dataDir
removeSite(dataDir)
const results: Result[] = []
/** Said at once: what was found must not be lost with what fails later. */
const add = (...found: Result[]) => {
  results.push(...found)
  for (const { what, found: figure } of found) doing(`  ${what}: ${figure}`)
}
const site = product(dataDir, await pickPort(), { seed: 'demo' })
let empty: EmptySite | undefined
stopOnSignal(() => Promise.all([empty?.stop(), site.stop()]))
try {
  doing('starting a site (and building it, when its sources have changed)')
  await site.start()
  await fillSite(site, stock.articles, stock.comments)
  await site.stop()
  add(await measureReadyTime())
  const { typical, open } = await chooseArticles(site.ownerUrl())
  const readerPages = await chooseReaderPages(site.ownerUrl())
  const paths = typical.map(({ path }) => path)
  const [{ path, comments }] = typical as [{ path: string; comments: number }]
  doing('waiting for every page to be stored')
  await untilPrewarmed(site, stock.articles, () => {})
  doing('building an empty site to compare with')
  empty = await startEmptySite(join(folder, 'empty-site'), site.ownerUrl())
  doing('cached pages')
  add(...(await measureCachedPage(site, path, quick)))
  add(await measureNginx(root, site, path, quick))
  doing('page renders')
  add(...(await measurePageRender(site.nextPort(), empty, paths, quick)))
  doing('comments')
  add(...(await measureCommentPost(site, open, empty, quick)))
  add(...measureScoring())
  await empty.stop()
  empty = undefined
  doing('changes until readers see them')
  add(...(await measureVisibility(site, quick)))
  doing('what a page weighs, and how it feels')
  add(...(await measurePage(site.origin, path, comments)))
  add(...(await measureWeights(site.origin, readerPages)))
  const article = { name: `article with ${comments} comments`, path }
  add(...(await measureLab(site.origin, [article, ...readerPages], quick)))
  add(measureMemory(site))
  if (!quick) {
    doing('Lighthouse')
    add(...(await measureLighthouse(site.origin, [article, ...readerPages])))
  }
} finally {
  await empty?.stop()
  await site.stop()
}
removeSite(dataDir)
if (!quick) {
  doing('questions to small and large amounts of data')
  add(...(await measureAmounts(root, folder, say)))
} else
  add({
    what: 'search in 100,000 articles',
    found: '',
    budget: 'p95 ≤ 50 ms',
    later: 'the amounts of data are left out',
  })

say()
const rows = results.map((result) => [result.what, result.found, result.budget, verdict(result)])
for (const line of table([['what', 'found', 'budget', ''], ...rows])) say(line)
const missed = results.filter(isMissed).length
say(
  `\n${missed === 0 ? 'Every budget that was measured is met' : `${missed} missed`}; ${seconds(performance.now() - begun)}.`,
)
process.exit(missed === 0 ? 0 : 1)

async function measureReadyTime(): Promise<Result> {
  const found = await site.start()
  return {
    what: 'npm start, installed and built: ready',
    found: `${found.toFixed(1)} s`,
    budget: '≤ 10 s',
    ...atMost(found, 10),
  }
}

/** Articles whose thread is nearest to fifty comments, and twenty that take comments. */
async function chooseArticles(
  ownerUrl: string,
): Promise<{ typical: { path: string; comments: number }[]; open: string[] }> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const typical = await sql<{ path: string; comments: number }[]>`
    select '/' || section_slug || '/' || slug as path, comment_count as comments from public_articles
    order by abs(comment_count - 50), abs(words - 500), id limit 8`
  const open = await sql<{ id: string }[]>`
    select id from public_articles where comments_open order by published_at desc limit 20`
  await sql.end({ timeout: 5 })
  return { typical, open: open.map(({ id }) => id) }
}
