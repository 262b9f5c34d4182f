import { fileURLToPath } from 'node:url'
import { runScript } from '#testing/product.ts'
import type { CrowdCounts, CrowdPlan } from './crowd.ts'
import { type Line, linesOf } from './tally.ts'

const program = fileURLToPath(new URL('crowd.ts', import.meta.url))

/**
 * On a small machine a crowd as important as the server would measure how they share two cores, and no crowd lives on the
 * server. Five steps below Next, which renders for it.
 */
export const belowTheSite = 10

/**
 * Readers of one process. libuv looks at 1,024 sockets in a turn, and when all of them have something it goes on without
 * the new ones and the clocks: a larger crowd is late for its answers by seconds, and says that the site was.
 */
const mostTogether = 1_000

/** Readers that come in a second, when all of them come at once. */
const arrivals = 600

export type CrowdReport = { lines: Line[]; seconds: number }

/** A crowd that comes, stays for its time and reports. */
export async function runCrowd(plan: Omit<CrowdPlan, 'arrivals'>): Promise<CrowdReport> {
  const processes = Math.ceil(plan.connections / mostTogether)
  const reports = await Promise.all(
    Array.from({ length: processes }, async (_, place) => {
      const connections = Math.floor((plan.connections + place) / processes)
      const part: CrowdPlan = { ...plan, connections, arrivals: arrivals / processes }
      return JSON.parse(await runScript([program, JSON.stringify(part)], {}, belowTheSite)) as CrowdCounts
    }),
  )
  return {
    lines: linesOf(reports.flatMap(({ counts }) => counts)),
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
  }
}
