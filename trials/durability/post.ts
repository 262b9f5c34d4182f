import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/** One reader's comment, and what became of it. */
export type Post = {
  requestId: string
  articleId: string
  name: string
  email: string
  body: string
  honeypot: boolean
  link: boolean
  /** The id the site acknowledged; null as long as it has not. */
  acknowledged: string | null
  attempts: number
  /** When the newest attempt was begun. */
  begunAt: number
  /** Answers that said no, and attempts that ended without an answer: nobody knows whether those were written. */
  refused: number
  interrupted: number
  /** A refusal that trying again cannot change. */
  failed: string | null
}

export function makePosts(count: number, articleIds: string[]): Post[] {
  return Array.from({ length: count }, (_, n) => {
    const link = n % 3 === 0
    return {
      requestId: randomUUID(),
      articleId: articleIds[n % articleIds.length]!,
      name: `Lectrice ${String.fromCharCode(65 + (n % 26))}`,
      email: `lectrice.${n}@example.org`,
      // Few words, and a host of its own: what others have written is no sign of this one.
      body: `Réponse n° ${n + 1} : « irremplaçable, indéchiffrable ».${link ? ` https://n${n}.example.org/preuve.` : ''}`,
      honeypot: n % 10 === 7,
      link,
      acknowledged: null,
      attempts: 0,
      begunAt: 0,
      refused: 0,
      interrupted: 0,
      failed: null,
    }
  })
}

/** Every attempt from another network, so that no limit of the site meets this test. */
let networks = 0
function nextNetwork(): string {
  networks += 1
  return `2001:db8:${(networks & 0xffff).toString(16)}:${(networks >> 16).toString(16)}::1`
}

/** Sends it again, with the same request id, until it is acknowledged, refused for good, or the time is over. */
async function deliver(origin: string, post: Post, deadline: number): Promise<void> {
  while (Date.now() < deadline && post.acknowledged === null && post.failed === null) {
    post.attempts += 1
    post.begunAt = Date.now()
    try {
      const answer = await fetch(`${origin}/api/comments`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          origin,
          'x-forwarded-for': nextNetwork(),
        },
        body: JSON.stringify({
          articleId: post.articleId,
          parentId: '',
          name: post.name,
          email: post.email,
          body: post.body,
          website: post.honeypot ? 'https://example.org' : '',
          requestId: post.requestId,
        }),
        signal: AbortSignal.timeout(10_000),
      })
      const body = (await answer.json()) as { id?: string; code?: string }
      if (answer.status === 201 && body.id) post.acknowledged = body.id
      else if (answer.status >= 500) post.refused += 1
      else post.failed = `${answer.status} ${body.code ?? ''}`
    } catch {
      post.interrupted += 1
    }
    if (post.acknowledged === null) await pause(150)
  }
}

/** `width` senders at once, each taking the next post when it is done with one. */
export async function deliverAll(
  origin: string,
  posts: Post[],
  width: number,
  deadline: number,
): Promise<void> {
  const waiting = [...posts]
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let post = waiting.shift(); post && Date.now() < deadline; post = waiting.shift())
        await deliver(origin, post, deadline)
    }),
  )
}
