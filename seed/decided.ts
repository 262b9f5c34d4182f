/**
 * Gives a demo newsroom a past in moderation: invented comments that people have decided, so that the classifier has
 * something to learn from, and some that wait for a decision.
 *
 *   node seed/decided.ts --comments 3200 --waiting 40
 *
 * Works on the database of DATA_DIR (its own server is started when it is not running) or DATABASE_URL, only where the
 * site is a demo or has articles of seed/bulk.ts; `--yes` insists. Everybody and everything in them is invented.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { tags } from '#contract/tags.ts'
import { invalidationChannel } from '#domain/invalidation/record.ts'
import { inheritedEnv } from '#lib/env.ts'
import { insertDecided, placeComments } from './bulk/decided/decided-rows.ts'
import { makeDecided } from './bulk/decided/make-decided.ts'
import { connect, objection, openTarget } from './bulk/target.ts'

const report = (line: string) => process.stdout.write(`${line}\n`)
/** How far back they reach, where there are articles from then. Days. */
const most = 240

const { values } = parseArgs({
  options: {
    comments: { type: 'string', default: '3200' },
    waiting: { type: 'string', default: '40' },
    yes: { type: 'boolean', default: false },
  },
})
const [comments, waiting] = [Number(values.comments), Number(values.waiting)]
if (!Number.isInteger(comments) || comments < 1 || !Number.isInteger(waiting) || waiting < 0) {
  process.stderr.write('Usage: node seed/decided.ts --comments 3200 --waiting 40 [--yes]\n')
  process.exit(1)
}

const begun = performance.now()
const target = await openTarget(report)
const sql = connect(target.ownerUrl)
try {
  const refused = (values.yes ? null : await objection(sql)) ?? (await run())
  if (refused) {
    process.stderr.write(`${refused}\n`)
    process.exitCode = 1
  }
} finally {
  await sql.end({ timeout: 5 })
  await target.close()
}

/** What is missing, or null when it is done. */
async function run(): Promise<string | null> {
  const until = new Date(Date.now() - 3_600_000)
  const earliest = new Date(until.getTime() - most * 86_400_000)
  const places = await sql<{ id: string; publishedAt: Date }[]>`
    select id, published_at as "publishedAt" from articles
    where status = 'published' and published_at < ${until} order by published_at`
  const moderators = await sql<{ id: string }[]>`
    select id from users where role <> 'author' and disabled_at is null order by id`
  const [first] = places
  if (!first) return 'No article is online: start the site with its demo first, or run seed/bulk.ts.'
  if (moderators.length === 0) return 'Nobody here may decide about comments: the site has no accounts.'
  const [kept] = await sql<{ n: number }[]>`
    insert into settings (key, value) values ('decided', to_jsonb(${comments}::int))
    on conflict (key) do update set value = to_jsonb((settings.value #>> '{}')::int + ${comments}::int), updated_at = now()
    returning (value #>> '{}')::int as n`
  const seed = String(kept!.n)
  const from = first.publishedAt > earliest ? first.publishedAt : earliest
  const rows = placeComments(
    makeDecided(comments, seed),
    places,
    moderators.map(({ id }) => id),
    { from, until, seed },
  )
  await sql.begin((tx) => insertDecided(tx, rows, seed))
  await sql`select fold_counts()`
  await sql`analyze comments, comment_decisions`
  await sql.begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into cache_invalidations (tags, hard) values (${[tags.site]}, false) returning id`
    await tx`select pg_notify(${invalidationChannel}, ${String(row!.id)})`
  })
  report(
    `${comments} decided comments in ${((performance.now() - begun) / 1000).toFixed(1)} s; the classifier learns.`,
  )
  learn(seed)
  report(`Done in ${((performance.now() - begun) / 1000).toFixed(1)} s: see /moderation/classifieur.`)
  return null
}

/** In a program of its own, which is told the addresses. */
function learn(seed: string): void {
  const addresses = { PLEIN_JOUR_APP_URL: target.ownerUrl, PLEIN_JOUR_PUBLIC_URL: target.ownerUrl }
  const program = fileURLToPath(new URL('./bulk/decided/learn.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, [program, String(waiting), seed], {
    env: { ...inheritedEnv(), ...addresses } as unknown as NodeJS.ProcessEnv,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The classifier could not learn.')
}
