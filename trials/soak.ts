/**
 * Hours of an ordinary day: 200 requests a second of readers, an article corrected every four seconds, one taken down
 * and brought back, comments posted, approved and taken away. Memory stays where it is after the first minutes.
 *
 *   npm run build && npx node trials/soak.ts [--minutes 120]
 *
 * Starts a site of its own in .tmp/soak (embedded PostgreSQL, a free port, nothing of yours is touched), ends with PASS
 * or FAIL and the exit code that goes with it. Linux only.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { say, table } from '#bin/terminal.ts'
import { onOwnSite } from '#testing/own-site.ts'
import { fillSite, type Product, processNames } from '#testing/product.ts'
import { findAddresses } from './load/addresses.ts'
import { measureProcesses } from './load/memory.ts'
import { runCrowd } from './load/run-crowd.ts'
import { lineTable, strangeAnswers } from './load/tally.ts'
import { type Curve, judge } from './soak/flatness.ts'
import { openNewsroom } from './soak/newsroom.ts'
import { crowdSize, shares, takenDown } from './soak/readers.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '120' } } })
const length = Number(values.minutes) * 60_000
const warmUp = Math.min(10 * 60_000, length / 3)
const interval = Math.min(10_000, length / 60)
await onOwnSite('soak', soak)

async function soak(site: Product): Promise<boolean> {
  await fillSite(site, 300, 6_000)
  const addresses = await findAddresses(site)
  // The memory for pages is full after a day or two: it is full from the beginning.
  await runCrowd({
    port: site.port,
    connections: 6,
    seconds: 25,
    shares: { cached: 1, render: 4 },
    addresses,
  })
  const pids = processIds(site)
  const newsroom = await openNewsroom(site)
  const begun = Date.now()
  const crowd = runCrowd({
    port: site.port,
    seconds: length / 1_000,
    shares,
    addresses,
    ...crowdSize,
  })
  const curves = await watchMemory(site, begun)
  const { lines, seconds } = await crowd
  await newsroom.close()

  say()
  for (const line of lineTable(lines, seconds)) say(line)
  say(
    `\n${Object.entries(newsroom.work)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  )
  const strange = strangeAnswers(lines, takenDown)
  if (Object.keys(strange).length > 0) say(`Unexpected answers: ${JSON.stringify(strange)}`)
  const restarted = processIds(site) !== pids
  if (restarted) say('A process was started again meanwhile.')
  const judged = curves.map((curve) => judge(curve, begun + warmUp))
  say()
  const rows = judged.map(({ name, first, last, slope, isFlat }) => [
    name,
    `${first.toFixed(0)} MB`,
    `${last.toFixed(0)} MB`,
    `${((last / first - 1) * 100).toFixed(1)} %`,
    `${slope.toFixed(0)} MB/h`,
    isFlat ? 'flat' : 'GROWS',
  ])
  for (const line of table([['memory', 'first fifth', 'last fifth', '', 'slope', ''], ...rows])) say(line)
  return judged.every(({ isFlat }) => isFlat) && Object.keys(strange).length === 0 && !restarted
}

async function watchMemory(site: Product, begun: number): Promise<Curve[]> {
  const curves = new Map<string, Curve>()
  let told = begun
  for (let at = begun + interval; at < begun + length; at += interval) {
    await pause(Math.max(0, at - Date.now()))
    const found = measureProcesses(site)
    const own = found.reduce((sum, process) => sum + process.own, 0)
    for (const { name, megabytes } of [
      ...found.map((process) => ({ name: process.name as string, megabytes: process.own })),
      { name: 'all of them', megabytes: own },
    ]) {
      const curve = curves.get(name) ?? { name, samples: [] }
      curve.samples.push({ at, megabytes })
      curves.set(name, curve)
    }
    if (at - told < Math.max(10_000, length / 20)) continue
    told = at
    const each = found.map((process) => `${process.name} ${process.own.toFixed(0)}`).join(', ')
    const all = found.reduce((sum, process) => sum + process.all, 0)
    say(`${Math.round((at - begun) / 1_000)} s: ${each}; with what is shared ${all.toFixed(0)} MB`)
  }
  return [...curves.values()]
}

function processIds(site: Product): string {
  return processNames.map((name) => site.pidOf(name)).join()
}
