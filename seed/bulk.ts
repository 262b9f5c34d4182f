/**
 * Makes many articles and comments, for benchmarks and for trying the site at size:
 *
 *   node seed/bulk.ts --articles 100000 --comments 1000000
 *
 * Works on the database of DATA_DIR (its own server is started when it is not running) or DATABASE_URL, only where
 * the site is a demo or empty; `--yes` insists. Every batch is one transaction: cut short, it leaves whole articles.
 * A site without accounts that is later started with SEED=demo is emptied by that; start it first, then run this.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type postgres from 'postgres'
import { tags } from '#contract/tags.ts'
import { invalidationChannel } from '#domain/invalidation/record.ts'
import { inheritedEnv } from '#lib/env.ts'
import { insertArticles, loadPlans, makeContents } from './bulk/article-rows.ts'
import { insertComments, makeComments } from './bulk/comment-rows.ts'
import { ensureMasthead } from './bulk/masthead.ts'
import { type ArticlePlan, planArticle } from './bulk/plan.ts'
import { makeTexts } from './bulk/prose.ts'
import { makeReaders } from './bulk/readers.ts'
import { makeTables } from './bulk/tables.ts'
import { connect, objection, openTarget } from './bulk/target.ts'
import { threadSizes } from './bulk/thread-sizes.ts'
import { chanceOf } from './pictures/chance.ts'

/** Two connections make use of a second core; more would only wait for each other. */
const lanes = 2
/** Small enough for a line of progress every few seconds. */
const batchSize = 1_000
const years = 10

const report = (line: string) => process.stdout.write(`${line}\n`)
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    comments: { type: 'string', default: '10000' },
    yes: { type: 'boolean', default: false },
  },
})
const articles = Number(values.articles)
const comments = Number(values.comments)
if (!Number.isInteger(articles) || articles < 1 || !Number.isInteger(comments) || comments < 0) {
  process.stderr.write('Usage: node seed/bulk.ts --articles 100000 --comments 1000000 [--yes]\n')
  process.exit(1)
}

const begun = performance.now()
const target = await openTarget(report)
const sql = connect(target.ownerUrl)
try {
  const refused = values.yes ? null : await objection(sql)
  if (refused) {
    process.stderr.write(`${refused}\n`)
    process.exitCode = 1
  } else await run()
} finally {
  await sql.end({ timeout: 5 })
  await target.close()
}

async function run(): Promise<void> {
  const now = new Date()
  const opened = new Date(now.getTime() - years * 365.25 * 86_400_000)
  const offset = await takeNumbers()
  const chance = chanceOf(`bulk ${offset}`)
  const masthead = await ensureMasthead(sql, articles, opened)
  const { texts, sizes } = makeTexts(String(offset))
  const readers = makeReaders(Math.min(20_000, Math.max(200, Math.round(comments / 20))), String(offset))
  const threads = threadSizes(articles, comments, chance)
  const input = { masthead, chance, opened, now, articles, offset }
  const plans = threads.map((thread, index) => planArticle(input, index, thread))
  report(`Word lists and plan: ${seconds(begun)}`)

  const batches: ArticlePlan[][] = []
  for (let i = 0; i < plans.length; i += batchSize) batches.push(plans.slice(i, i + batchSize))
  let done = { articles: 0, comments: 0 }
  const filling = performance.now()
  let reported = filling
  await Promise.all(
    Array.from({ length: Math.min(lanes, batches.length) }, async () => {
      const lane = connect(target.ownerUrl)
      try {
        await makeTables(lane, texts, readers)
        for (let batch = batches.shift(); batch; batch = batches.shift()) {
          await fillBatch(lane, batch, masthead.moderators, { ...sizes, readers: readers.length })
          const thread = batch.reduce((sum, plan) => sum + plan.thread, 0)
          done = { articles: done.articles + batch.length, comments: done.comments + thread }
          if (performance.now() - reported < 3_000 && done.articles < articles) continue
          reported = performance.now()
          report(
            `${done.articles} of ${articles} articles, ${done.comments} of ${comments} comments: ${seconds(filling)}`,
          )
        }
      } finally {
        await lane.end({ timeout: 5 })
      }
    }),
  )
  await finish()
  report(`${articles} articles and ${comments} comments made in ${seconds(begun)}.`)
}

/** Numbers end the addresses of bulk articles; a second run goes on where the first stopped. */
async function takeNumbers(): Promise<number> {
  const [row] = await sql<{ next: number }[]>`
    insert into settings (key, value) values ('bulk', ${sql.json({ articles })})
    on conflict (key) do update
      set value = jsonb_build_object('articles', (settings.value ->> 'articles')::int + ${articles}::int), updated_at = now()
    returning (value ->> 'articles')::int as next`
  return row!.next - articles
}

async function fillBatch(
  lane: postgres.Sql,
  batch: ArticlePlan[],
  moderators: string[],
  sizes: { sentence: number; quote: number; heading: number; remark: number; readers: number },
): Promise<void> {
  await lane.begin(async (tx) => {
    await loadPlans(tx, batch)
    await makeContents(tx, sizes)
    await makeComments(tx, sizes)
    await insertArticles(tx)
    await insertComments(tx, moderators)
  })
}

/** Statistics for the planner, and every cached page is stale: its lists have changed. */
async function finish(): Promise<void> {
  const since = performance.now()
  await sql`select fold_counts()`
  fillSearch()
  await sql`analyze`
  await sql.begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into cache_invalidations (tags, hard) values (${[tags.site]}, false) returning id`
    await tx`select pg_notify(${invalidationChannel}, ${String(row!.id)})`
  })
  report(`Analyzed: ${seconds(since)}`)
}

/** The index of the search is made of what articles say, by the command that makes it again. */
function fillSearch(): void {
  const addresses = { PLEIN_JOUR_APP_URL: target.ownerUrl, PLEIN_JOUR_PUBLIC_URL: target.ownerUrl }
  const { status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../bin/rebuild-search.ts', import.meta.url)), String(lanes)],
    { env: { ...inheritedEnv(), ...addresses } as unknown as NodeJS.ProcessEnv, stdio: 'inherit' },
  )
  if (status !== 0) throw new Error('The index of the search could not be made.')
}
