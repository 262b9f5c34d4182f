/**
 * Nothing that was acknowledged is lost, nothing is there twice, nothing is half there: while 1,000 comments are
 * posted, every process of a site is ended with SIGKILL in turn, twice.
 *
 *   npm run build && npx node trials/durability.ts [--posts 1000]
 *
 * Starts a site of its own in .tmp/durability (embedded PostgreSQL, a free port, nothing of yours is touched),
 * needs at most six minutes, ends with PASS or FAIL and the exit code that goes with it. After a failure the folder
 * stays, with the logs of every process.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { say } from '#bin/terminal.ts'
import { onOwnSite } from '#testing/own-site.ts'
import { fillSite, type ProcessName, type Product, processNames } from '#testing/product.ts'
import { type Audit, auditPosts } from './durability/audit.ts'
import { deliverAll, makePosts, type Post } from './durability/post.ts'

const { values } = parseArgs({ options: { posts: { type: 'string', default: '1000' } } })
const count = Number(values.posts)
const senders = 8
const timeLimit = 6 * 60_000
const patience = 60_000

type Kill = { process: ProcessName; after: number; back: number | null; uncertain: number }

const deadline = Date.now() + timeLimit
await onOwnSite('durability', async (site) => {
  await fillSite(site, 40, 200)
  const posts = makePosts(count, await openArticles(site.ownerUrl()))
  const begun = Date.now()
  const [kills] = await Promise.all([
    killInTurn(site, posts),
    deliverAll(site.origin, posts, senders, deadline),
  ])
  const seconds = (Date.now() - begun) / 1000
  if (!(await site.untilReady(Date.now() + patience))) throw new Error('The site did not come back.')
  return tell(kills, posts, seconds, await auditPosts(site.ownerUrl(), posts))
})

async function openArticles(ownerUrl: string): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const rows = await sql<{ id: string }[]>`select id from articles
    where status = 'published' and published_at <= now() and comments_open order by published_at desc limit 20`
  await sql.end({ timeout: 5 })
  return rows.map(({ id }) => id)
}

/** At even steps of what has been acknowledged; the next one only when the site has recovered from the last. */
async function killInTurn(site: Product, posts: Post[]): Promise<Kill[]> {
  const kills: Kill[] = []
  const done = () => posts.filter((post) => post.acknowledged ?? post.failed).length
  const victims = [...processNames, ...processNames.toReversed()]
  for (const [index, name] of victims.entries()) {
    const after = Math.round(((index + 0.5) / victims.length) * posts.length)
    while (done() < after && Date.now() < deadline) await pause(5)
    const pid = site.pidOf(name)
    if (pid === undefined) throw new Error(`There is no ${name} to end.`)
    const interrupted = () => posts.reduce((sum, post) => sum + post.interrupted, 0)
    const before = interrupted()
    const begun = Date.now()
    process.kill(pid, 'SIGKILL')
    const back = await recover(site, posts, name, pid)
    kills.push({
      process: name,
      after,
      back: back ? (Date.now() - begun) / 1000 : null,
      uncertain: interrupted() - before,
    })
    say(
      `${name} (pid ${pid}) ended after ${after} posts${back ? `, back in ${((Date.now() - begun) / 1000).toFixed(1)} s` : ': did not come back'}`,
    )
  }
  return kills
}

/** Back: the process runs anew, and a comment posted after its end has been acknowledged. */
async function recover(site: Product, posts: Post[], name: ProcessName, killed: number): Promise<boolean> {
  const limit = Math.min(deadline, Date.now() + patience)
  const since = Date.now()
  const isServing = () => posts.some((post) => post.acknowledged !== null && post.begunAt > since)
  if (name === 'supervisor') await site.start()
  while (Date.now() < limit) {
    const pid = site.pidOf(name)
    if (pid !== undefined && pid !== killed && isServing()) return site.untilReady(limit)
    await pause(20)
  }
  return false
}

function tell(kills: Kill[], posts: Post[], seconds: number, { findings, answeredLate }: Audit): boolean {
  const sum = (of: (post: Post) => number) => posts.reduce((total, post) => total + of(post), 0)
  const bad = findings.filter(({ expected, found }) => expected !== found)
  const missing = kills.filter(({ back }) => back === null)
  say()
  say(
    `${posts.length} posts by ${senders} senders in ${seconds.toFixed(1)} s: ${sum((p) => p.attempts)} attempts,`,
  )
  say(`${sum((p) => p.refused)} answered 5xx, ${sum((p) => p.interrupted)} without an answer;`)
  say(`${answeredLate} written by an attempt whose answer was lost, and acknowledged once when sent again`)
  say()
  say(row('killed (SIGKILL)', 'after posts', 'back, s', 'unanswered'))
  for (const kill of kills)
    say(row(kill.process, kill.after, kill.back?.toFixed(1) ?? 'never', kill.uncertain))
  say()
  say(row('check', 'expected', 'found', ''))
  for (const { check, expected, found } of findings)
    say(row(check, expected, found, expected === found ? 'ok' : 'WRONG'))
  for (const post of posts.filter(({ failed }) => failed !== null).slice(0, 5)) say(`refused: ${post.failed}`)
  say()
  return bad.length === 0 && missing.length === 0
}

function row(first: string, ...others: (string | number)[]): string {
  return `${first.padEnd(56)}${others.map((cell) => String(cell).padStart(12)).join('')}`.trimEnd()
}
