import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import postgres from 'postgres'
import { issueFormToken } from '#domain/comments/form-token.ts'
import type { Product } from '#e2e/product.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { atLeast, median, type Result } from './result.ts'

const senders = 8
const rounds = 5
const perRound = 240

/**
 * A comment through everything (edge, Next, rules, all signals, two commits) against the least that any site must
 * do for one: INSERT of the same row and COMMIT. Taken in turns on the same server, eight at once.
 */
export async function measureCommentPost(site: Product, articleIds: string[]): Promise<Result> {
  const sql = postgres(site.ownerUrl(), { max: senders, onnotice: () => {} })
  // Same columns, same indexes, no neighbours.
  await sql`create table if not exists bench_comments (like comments including all)`
  const agent = new Agent({ keepAlive: true, maxSockets: senders })
  const ratios: number[] = []
  const posted: number[] = []
  const bare: number[] = []
  try {
    await inTurns(100, () => post(site, agent, articleIds))
    await inTurns(100, () => insert(sql, articleIds[0]!))
    for (let round = 0; round < rounds; round++) {
      const comments = await inTurns(perRound, () => post(site, agent, articleIds))
      const inserts = await inTurns(perRound * 4, () => insert(sql, articleIds[0]!))
      posted.push(comments)
      bare.push(inserts)
      ratios.push(comments / inserts)
    }
  } finally {
    agent.destroy()
    await sql`drop table bench_comments`
    await sql.end({ timeout: 5 })
  }
  const ratio = median(ratios)
  return {
    what: `comment POST, all signals, durable (${median(posted).toFixed(0)}/s against ${median(bare).toFixed(0)}/s)`,
    found: `${ratio.toFixed(2)} ×`,
    budget: '≥ 0.25 × bare INSERT + COMMIT',
    ...atLeast(ratio, 0.25),
  }
}

/** How many a second, with `senders` at work. */
async function inTurns(count: number, run: () => Promise<void>): Promise<number> {
  let left = count
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: senders }, async () => {
      while (left-- > 0) await run()
    }),
  )
  return (count * 1000) / (performance.now() - begun)
}

async function insert(sql: postgres.Sql, articleId: string): Promise<void> {
  const id = uuidv7()
  await sql`insert into bench_comments (id, article_id, depth, author_name, body, status, request_id, content_key, created_at)
    values (${id}, ${articleId}, 0, 'Odile Perrambry', ${words(id)}, 'pending', ${randomUUID()}, ${Buffer.from(id)}, ${new Date()})`
}

const words = (id: string) =>
  `J’ai lu jusqu’au bout et je reste sur ma faim : qui paie, et jusqu’à quand ? Personne ne répond. (${id})`

let networks = 0

function post(site: Product, agent: Agent, articleIds: string[]): Promise<void> {
  networks += 1
  const articleId = articleIds[networks % articleIds.length]!
  const requestId = uuidv7()
  const body = JSON.stringify({
    articleId,
    parentId: '',
    name: 'Odile Perrambry',
    email: `odile.${networks}@example.org`,
    text: words(requestId),
    website: '',
    formToken: issueFormToken(articleId, Date.now() - 45_000),
    requestId,
  })
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: site.port,
        method: 'POST',
        path: '/api/comments',
        headers: {
          host: `localhost:${site.port}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          accept: 'application/json',
          // A network of its own: limits for one household are not what is measured.
          'x-forwarded-for': `2001:db8:${(networks >> 16).toString(16)}:${(networks & 0xffff).toString(16)}::1`,
        },
      },
      (answer) => {
        answer.resume()
        answer.once('end', () =>
          answer.statusCode === 201
            ? resolve()
            : reject(new Error(`A comment was answered ${answer.statusCode}`)),
        )
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}
