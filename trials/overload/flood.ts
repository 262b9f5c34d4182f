import type { Product } from '#testing/product.ts'
import { type Beats, feelPulse, watchMemory } from '../load/health-monitor.ts'
import type { Addresses } from '../load/questions.ts'
import { type CrowdReport, runCrowd } from '../load/run-crowd.ts'
import { isExpected } from '../load/tally.ts'

/** What everybody comes for at once: mostly what is stored; forms, inventions and mistakes besides. */
const flood = { cached: 60, render: 15, unknown: 10, comment: 15 } as const
/** What readers do on any day. */
const everyday = { cached: 92, render: 5, comment: 3 } as const

export type Seen = CrowdReport & { beats: Beats; memory: { before: number; most: number } }

/** A crowd, and how the site is meanwhile. */
async function watch(site: Product, crowd: Promise<CrowdReport>): Promise<Seen> {
  const pulse = feelPulse(site.port)
  const memory = watchMemory(site.pidOf('edge')!)
  const report = await crowd
  return { ...report, beats: pulse.stop(), memory: memory.stop() }
}

export function comeAll(
  site: Product,
  addresses: Addresses,
  connections: number,
  seconds: number,
): Promise<Seen> {
  return watch(site, runCrowd({ port: site.port, connections, seconds, shares: flood, addresses }))
}

/** Twenty readers who look at a page for a moment before they ask for the next. */
export function anyDay(site: Product, addresses: Addresses, seconds: number): Promise<Seen> {
  return watch(
    site,
    runCrowd({ port: site.port, connections: 20, seconds, shares: everyday, addresses, thinking: 250 }),
  )
}

/** How many at once are all answered, and soon: nobody is sent away, and 99 of 100 wait less than a second. */
export async function findCapacity(site: Product, addresses: Addresses): Promise<number> {
  let served = 0
  for (let connections = 10; connections <= 640; connections *= 2) {
    const { lines } = await comeAll(site, addresses, connections, 4)
    const isGood = lines.every(
      ({ kind, outcomes, p99 }) =>
        p99 < 1_000 && Object.keys(outcomes).every((outcome) => isExpected(kind, outcome)),
    )
    if (!isGood) break
    served = connections
  }
  return served
}
