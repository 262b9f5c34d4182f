import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import postgres from 'postgres'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { uuidv7 } from '#lib/uuid.ts'
import type { Product } from '#testing/product.ts'
import type { EmptySite } from './empty-site.ts'
import { atLeast, median, type Result } from './result.ts'

const senders = 8

/**
 * A comment through everything (edge, Next, rules, all signals, durable) against the least that any site on this stack
 * must do for one: a route of an empty Next that INSERTs the same row and COMMITs. Taken in turns on the same database,
 * eight at once. The bare INSERT without any web server is shown beside it (docs/decisions/0010).
 */
export async function measureCommentPost(
  site: Product,
  articleIds: string[],
  empty: EmptySite,
  quick: boolean,
): Promise<Result[]> {
  const rounds = quick ? 3 : 5
  const perRound = quick ? 100 : 240
  const sql = postgres(site.ownerUrl(), { max: senders, onnotice: () => {} })
  // Same columns, same indexes, no neighbours.
  await sql`create table if not exists bench_comments (like comments including all)`
  const agent = new Agent({ keepAlive: true, maxSockets: senders })
  const posted: number[] = []
  const routed: number[] = []
  const bare: number[] = []
  try {
    for (let round = -1; round < rounds; round++) {
      const rates = [
        await inTurns(perRound, () => send(agent, ourComment(site, articleIds))),
        await inTurns(perRound * 2, () => send(agent, emptyComment(empty, articleIds[0]!))),
        await inTurns(perRound * 4, () => insert(sql, articleIds[0]!)),
      ] as const
      // The first round warms all three up.
      if (round < 0) continue
      posted.push(rates[0])
      routed.push(rates[1])
      bare.push(rates[2])
    }
  } finally {
    agent.destroy()
    await sql`drop table bench_comments`
    await sql.end({ timeout: 5 })
  }
  const ratioTo = (others: number[]) => median(posted.map((rate, i) => rate / others[i]!))
  const rate = (rates: number[]) => `${median(rates).toFixed(0)}/s`
  return [
    {
      what: `comment POST, all signals, durable, against an INSERT in an empty route (${rate(posted)}, ${rate(routed)})`,
      found: `${ratioTo(routed).toFixed(2)} ×`,
      budget: '≥ 0.25 ×',
      ...atLeast(ratioTo(routed), 0.25),
    },
    {
      what: `the same against a bare INSERT, no web server (${rate(bare)}); the empty route against it: ${median(routed.map((r, i) => r / bare[i]!)).toFixed(2)} ×`,
      found: `${ratioTo(bare).toFixed(2)} ×`,
      budget: '',
      info: true,
    },
  ]
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
  await sql`insert into bench_comments (id, article_id, depth, name, body, status, request_id, content_key, created_at)
    values (${id}, ${articleId}, 0, 'Odile Perrambry', ${words(id)}, 'pending', ${randomUUID()}, ${Buffer.from(id)}, ${new Date()})`
}

const words = (id: string) =>
  `J’ai lu jusqu’au bout et je reste sur ma faim : qui paie, et jusqu’à quand ? Personne ne répond. (${id})`

let networks = 0

type Message = { port: number; path: string; body: string; network: string }

function ourComment(site: Product, articleIds: string[]): Message {
  networks += 1
  const articleId = articleIds[networks % articleIds.length]!
  const requestId = uuidv7()
  const body = JSON.stringify({
    articleId,
    parentId: '',
    name: 'Odile Perrambry',
    email: `odile.${networks}@example.org`,
    body: words(requestId),
    website: '',
    formToken: issueFormToken(articleId, Date.now() - 45_000),
    requestId,
  })
  // A network of its own: limits for one household are not what is measured.
  const network = `2001:db8:${(networks & 0xffff).toString(16)}:${(networks >> 16).toString(16)}::1`
  return { port: site.port, path: '/api/comments', body, network }
}

function emptyComment(empty: EmptySite, articleId: string): Message {
  const id = uuidv7()
  const body = JSON.stringify({ id, articleId, requestId: randomUUID(), body: words(id) })
  return { port: empty.port, path: '/insert', body, network: '::1' }
}

function send(agent: Agent, { port, path, body, network }: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      host: `localhost:${port}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      accept: 'application/json',
      'x-forwarded-for': network,
    }
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', path, headers }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        answer.statusCode === 201 ? resolve() : reject(new Error(`${path} answered ${answer.statusCode}`)),
      )
    })
    sent.setTimeout(30_000, () => sent.destroy(new Error(`${path} is not answered`)))
    sent.once('error', reject)
    sent.end(body)
  })
}
