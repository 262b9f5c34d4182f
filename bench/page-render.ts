import { Agent, get } from 'node:http'
import type { EmptySite } from './empty-site.ts'
import { atLeast, median, type Result } from './result.ts'

/** As many as the edge lets in at once on two cores. */
const connections = 4

/**
 * Articles of fifty comments as Next renders them for the edge, each time anew, against an empty page of the same
 * Next. In turns, without the edge, which would answer from memory.
 */
export async function measurePageRender(
  nextPort: number,
  empty: EmptySite,
  paths: readonly string[],
  quick: boolean,
): Promise<Result> {
  const rounds = quick ? 3 : 7
  const perRound = quick ? 60 : 160
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const articles: number[] = []
  const pages: number[] = []
  try {
    for (let round = -1; round < rounds; round++) {
      const a = await renders(agent, nextPort, paths, perRound)
      const b = await renders(agent, empty.port, ['/empty'], perRound)
      if (round < 0) continue
      articles.push(a)
      pages.push(b)
    }
  } finally {
    agent.destroy()
  }
  const ratio = median(articles.map((rate, i) => rate / pages[i]!))
  return {
    what: `uncached article, 50 comments, against an empty page (${median(articles).toFixed(0)}/s, ${median(pages).toFixed(0)}/s)`,
    found: `${ratio.toFixed(2)} ×`,
    budget: '≥ 0.5 ×',
    ...atLeast(ratio, 0.5),
  }
}

/** How many a second. */
async function renders(agent: Agent, port: number, paths: readonly string[], count: number): Promise<number> {
  let next = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < count) await render(agent, port, paths[next++ % paths.length]!)
    }),
  )
  return (count * 1_000) / (performance.now() - begun)
}

function render(agent: Agent, port: number, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ agent, host: '127.0.0.1', port, path }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${answer.statusCode}`)),
      )
    }).once('error', reject)
  })
}
