/**
 * A crowd of readers in a process of its own, which the system serves after the site (run-crowd.ts).
 *
 * `node crowd.ts '{"port":3000,"connections":100,"seconds":10,"shares":{"cached":1},"addresses":{…}}'` prints a JSON line.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { openConnection } from './connection.ts'
import { type Addresses, type Kind, pick, question } from './questions.ts'
import { type Count, createTally } from './tally.ts'

export type CrowdPlan = {
  port: number
  connections: number
  /** Readers that come in a second, when all of them come at once. */
  arrivals: number
  seconds: number
  shares: Partial<Record<Kind, number>>
  addresses: Addresses
  /** Milliseconds between an answer and the next request of the same reader; none: at once. */
  thinking?: number
  /** Milliseconds from one request of a reader to the next, however soon the answer comes. */
  every?: number
}

export type CrowdCounts = { counts: Count[]; seconds: number }

async function stay(plan: CrowdPlan): Promise<CrowdCounts> {
  const tally = createTally()
  const etags = new Map<string, string>()
  const begun = performance.now()
  const end = begun + plan.seconds * 1_000
  await Promise.all(
    Array.from({ length: plan.connections }, async (_, place) => {
      await pause(
        plan.every === undefined ? (place * 1_000) / plan.arrivals : (place / plan.connections) * plan.every,
      )
      const connection = openConnection(plan.port)
      let due = performance.now()
      while (performance.now() < end) {
        const kind = pick(plan.shares)
        const { path, text } = question(kind, plan.addresses, etags)
        const answer = await connection.ask(text)
        tally.note(kind, answer)
        if (kind === 'cached' && answer.etag !== '') etags.set(path, answer.etag)
        // A client that got no answer waits before it tries again.
        if (answer.failure !== '') await pause(100)
        else if (plan.thinking) await pause(plan.thinking)
        if (plan.every === undefined) continue
        due = Math.max(due + plan.every, performance.now() - plan.every)
        await pause(Math.max(0, due - performance.now()))
      }
      connection.close()
    }),
  )
  return { counts: tally.counts(), seconds: (performance.now() - begun) / 1_000 }
}

const words = process.argv[2]
if (import.meta.main && words !== undefined) {
  const report = await stay(JSON.parse(words) as CrowdPlan)
  process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0))
}
