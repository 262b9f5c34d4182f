/**
 * Run by bench/main.ts beside a running site: approves comments and withdraws articles with the commands of the desks,
 * and asks the edge as readers do until they see it. Prints milliseconds from the command's start as JSON.
 */
import postgres from 'postgres'
import { waitUntil } from '#bin/wait-until.ts'
import { closeDatabase } from '#db/client.ts'
import type { Viewer } from '#domain/access.ts'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { postComment } from '#domain/comments/commands.ts'
import { approveComment } from '#domain/moderation/commands.ts'
import { env } from '#lib/env.ts'
import { uuidv7 } from '#lib/uuid.ts'

export type VisibilityTimes = { approved: number[]; unpublished: number[] }

const origin = process.argv[2]!
const approvals = Number(process.argv[3])
const withdrawals = Number(process.argv[4])

const sql = postgres(env().appUrl!, { max: 1, onnotice: () => {} })
const viewer: Viewer = { id: uuidv7(), name: 'Mesure', role: 'admin', bylineId: null }
await sql`insert into users (id, name, email, role) values (${viewer.id}, ${viewer.name}, ${`${viewer.id}@example.org`}, 'admin')`
const articles = await sql<{ id: string; path: string; section: string }[]>`
  select id, '/' || section_slug || '/' || slug as path, '/' || section_slug as section
  from public_articles where comments_open order by published_at desc limit ${approvals + withdrawals}`

/** Every turn of the loop: milliseconds are measured. */
const patience = { limit: 30_000, every: 0 }
const shows = async (path: string, word: string) => (await read(path)).text.includes(word)

const times: VisibilityTimes = { approved: [], unpublished: [] }
for (const [index, article] of articles.entries()) {
  // Somebody has read it before: what is measured is the change of a page, not its first render.
  await read(article.path)
  if (index < approvals) times.approved.push(await approve(article, index))
  else times.unpublished.push(await withdraw(article))
}
await sql.end()
await closeDatabase()
process.stdout.write(JSON.stringify(times))

async function approve({ id, path }: { id: string; path: string }, index: number): Promise<number> {
  const guest = { viewer: null, now: new Date(), clientAddress: `10.1.${index}.1` }
  const body = `Une remarque de mesure, la ${index + 1}re.`
  const email = `mesure-${index}@example.org`
  const comment = { articleId: id, parentId: null, name: 'Odile', email, body, honeypot: false }
  const posted = await postComment(guest, { ...comment, formToken: '', requestId: uuidv7() })
  const begun = performance.now()
  await approveComment({ viewer, now: new Date() }, { commentId: posted.id, expectedStatus: 'pending' })
  await waitUntil(`the approved comment is on ${path}`, () => shows(path, posted.id), patience)
  return performance.now() - begun
}

/** Gone everywhere: its own page, the front page, its section, the feed. */
async function withdraw({ id, path, section }: (typeof articles)[number]): Promise<number> {
  const lists = ['/', section, '/rss.xml', '/derniers-articles']
  for (const list of lists) await read(list)
  const begun = performance.now()
  await unpublishArticle({ viewer, now: new Date() }, { articleId: id, reason: 'Mesure.' })
  await waitUntil(`${path} is gone`, async () => (await read(path)).status === 410, patience)
  for (const list of lists)
    await waitUntil(`${path} is gone from ${list}`, async () => !(await shows(list, path)), patience)
  return performance.now() - begun
}

async function read(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(origin + path)
  return { status: answer.status, text: await answer.text() }
}
