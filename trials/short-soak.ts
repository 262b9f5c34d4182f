/**
 * The soak for every change, in a minute and a half: after some warming up, what lives in each of our processes once its
 * garbage is collected does not grow from round to round. A leak of a kilobyte a request is seen. What the
 * allocator or PostgreSQL keep is not: that takes hours (trials/soak.ts).
 *
 *   npm run build && npx node trials/short-soak.ts
 *
 * Starts a site of its own in .tmp/short-soak, ends with PASS or FAIL and the exit code that goes with it.
 */
import { say, table } from '#bin/terminal.ts'
import { onOwnSite } from '#testing/own-site.ts'
import { fillSite, type ProcessName, type Product } from '#testing/product.ts'
import { findAddresses } from './load/addresses.ts'
import { runCrowd } from './load/run-crowd.ts'
import { strangeAnswers } from './load/tally.ts'
import { inspectable, liveHeap } from './soak/heap.ts'
import { openNewsroom } from './soak/newsroom.ts'
import { crowdSize, shares, takenDown } from './soak/readers.ts'

/** Without addresses nobody asked for before: their pages fill the memory for pages, which takes longer than this. */
const { render: _, ...ours } = shares
const watched: ProcessName[] = ['edge', 'next', 'worker', 'supervisor']
/** Seconds of load before each look. In the first Next still compiles and fills its tables: that look does not count. */
const rounds = [20, 8, 12, 12]
/** MB. Between two looks live heaps differ by half of it, with the pages that are just being made. */
const allowance = 1

await onOwnSite('short-soak', soak, { nodeOptions: inspectable })

async function soak(site: Product): Promise<boolean> {
  await fillSite(site, 60, 1_200)
  const addresses = await findAddresses(site)
  const newsroom = await openNewsroom(site)
  const pids = watched.map((name) => site.pidOf(name))
  const heaps: number[][] = watched.map(() => [])
  let isStrange = false
  for (const seconds of rounds) {
    const { lines } = await runCrowd({ port: site.port, seconds, shares: ours, addresses, ...crowdSize })
    const strange = strangeAnswers(lines, takenDown)
    if (Object.keys(strange).length > 0) {
      isStrange = true
      say(`Unexpected answers: ${JSON.stringify(strange)}`)
    }
    for (const [n, name] of watched.entries()) {
      const pid = site.pidOf(name)
      if (pid === undefined || pid !== pids[n]) throw new Error(`${name} was started again`)
      heaps[n]!.push(await liveHeap(site, name))
    }
  }
  await newsroom.close()
  const rows = watched.map((name, n) => {
    const [first, last] = [heaps[n]![1]!, heaps[n]!.at(-1)!]
    return { name, first, last, isFlat: last - first <= allowance }
  })
  for (const line of table([
    ['live heap', 'after warming up', 'at the end', ''],
    ...rows.map(({ name, first, last, isFlat }) => [
      name,
      `${first.toFixed(1)} MB`,
      `${last.toFixed(1)} MB`,
      isFlat ? 'flat' : 'GROWS',
    ]),
  ]))
    say(line)
  return !isStrange && rows.every(({ isFlat }) => isFlat)
}
