import { writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { elementsOf } from './elements.ts'
import type { EmptySite } from './empty-site.ts'
import { atLeast, median, type Result } from './result.ts'

/** As many as the edge lets in at once on two cores. */
const connections = 4

/**
 * Articles of fifty comments as Next renders them for the edge, each time anew, against a page of the same Next that shows
 * the same elements and asks nobody for them: what our questions, words and metadata add to what React takes. The empty
 * page is shown beside it (docs/decisions/0010). In turns, without the edge, which would answer from memory.
 */
export async function measurePageRender(
  nextPort: number,
  empty: EmptySite,
  paths: readonly string[],
  quick: boolean,
): Promise<Result[]> {
  const rounds = quick ? 3 : 7
  const perRound = quick ? 60 : 160
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const articles: number[] = []
  const copies: number[] = []
  const pages: number[] = []
  try {
    writeFileSync(empty.elementsFile, JSON.stringify(elementsOf(await render(agent, nextPort, paths[0]!))))
    for (let round = -1; round < rounds; round++) {
      const rates = [
        await renders(agent, nextPort, paths, perRound),
        await renders(agent, empty.port, ['/elements'], perRound),
        await renders(agent, empty.port, ['/empty'], perRound),
      ] as const
      // The first round warms all three up.
      if (round < 0) continue
      articles.push(rates[0])
      copies.push(rates[1])
      pages.push(rates[2])
    }
  } finally {
    agent.destroy()
  }
  const ratioTo = (others: number[]) => median(articles.map((rate, i) => rate / others[i]!))
  const rate = (rates: number[]) => `${median(rates).toFixed(0)}/s`
  return [
    {
      what: `uncached article, 50 comments, against its bare elements (${rate(articles)}, ${rate(copies)})`,
      found: `${ratioTo(copies).toFixed(2)} ×`,
      budget: '≥ 0.5 ×',
      ...atLeast(ratioTo(copies), 0.5),
    },
    {
      what: `the same against an empty page (${rate(pages)}); its bare elements against that: ${median(copies.map((r, i) => r / pages[i]!)).toFixed(2)} ×`,
      found: `${ratioTo(pages).toFixed(2)} ×`,
      budget: '',
      info: true,
    },
  ]
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

function render(agent: Agent, port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = get({ agent, host: '127.0.0.1', port, path }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () =>
        answer.statusCode === 200
          ? resolve(Buffer.concat(parts).toString())
          : reject(new Error(`${path} answered ${answer.statusCode}`)),
      )
    })
    asked.setTimeout(30_000, () => asked.destroy(new Error(`${path} is not answered`)))
    asked.once('error', reject)
  })
}
