/**
 * More readers than the site can serve, and readers who hold what they do not use. Every answer is a page or a 503,
 * none is later than five seconds, health is told within a tenth of one, memory stays bounded, and five seconds
 * after the rush the site is as quick as before.
 *
 *   npm run build && npx node trials/overload.ts [--seconds 60]
 *
 * Starts a site of its own in .tmp/overload (embedded PostgreSQL, a free port, nothing of yours is touched), takes
 * three minutes and three times the seconds, ends with PASS or FAIL and the exit code that goes with it. Linux only. The
 * crowd runs on this machine too, at a lower priority: who measures on a busy machine measures the machine.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { say } from '#bin/terminal.ts'
import { onOwnSite } from '#testing/own-site.ts'
import { fillSite, type Product } from '#testing/product.ts'
import { findAddresses } from './load/addresses.ts'
import type { Addresses } from './load/questions.ts'
import { runCrowd } from './load/run-crowd.ts'
import { lineTable, strangeAnswers } from './load/tally.ts'
import { atMost, none, type Promised, promiseTable } from './overload/expectation.ts'
import { anyDay, comeAll, findCapacity, type Seen } from './overload/flood.ts'
import { dawdle, hangPicture } from './overload/slow-clients.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
const seconds = Number(values.seconds)
/** More than the edge likes to keep (`crowd` in edge/http/limits.ts). */
const multitude = 3_000
/** MB that a flood may add to the edge: its pages (128), brief answers (16), forms (32), 50 KB a connection. */
const floodMemory = 330
const latest = 5_000
const healthLimit = 100

const promises: Promised[] = []
await onOwnSite('overload', async (site) => {
  await fillSite(site, 300, 6_000)
  const addresses = await findAddresses(site)
  const picture = hangPicture(site.dataDir)
  await runCrowd({ port: site.port, connections: 8, seconds: 10, shares: { cached: 1 }, addresses })
  const before = await anyDay(site, addresses, 10)
  tell('An ordinary day', before)
  const capacity = await findCapacity(site, addresses)
  say(`\n${capacity} connections at once are served well.`)
  try {
    for (const connections of new Set([capacity * 10, Math.max(multitude, capacity * 10)]))
      await flood(site, connections, addresses, before)
    await laggards(site, addresses, picture, before)
  } finally {
    say()
    for (const line of promiseTable(promises)) say(line)
  }
  return promises.every(({ kept }) => kept)
})

async function flood(site: Product, connections: number, addresses: Addresses, before: Seen): Promise<void> {
  const seen = await comeAll(site, addresses, connections, seconds)
  tell(`${connections} connections for ${seconds} s`, seen)
  await pause(5_000)
  const after = await anyDay(site, addresses, 10)
  tell('Five seconds later', after)
  const name = `${connections} connections:`
  promises.push(
    none(`${name} answers that are neither the page nor 503`, strangeAnswers(seen.lines)),
    atMost(`${name} the latest answer`, Math.max(...seen.lines.map(({ max }) => max)), latest, 'ms'),
    ...alive(name, seen),
    ...asBefore(`${name} five seconds later,`, after, before),
  )
}

async function laggards(site: Product, addresses: Addresses, picture: string, before: Seen): Promise<void> {
  const page = addresses.longest
  const [report, seen] = await Promise.all([
    dawdle(site, { seconds, page, picture }),
    anyDay(site, addresses, seconds),
  ])
  tell('Readers among people who take their time', seen)
  for (const [kind, { ended, longest, status }] of Object.entries(report))
    say(
      `  ${kind}: ${ended} times let go, after ${longest.toFixed(0)} s at most, answers ${JSON.stringify(status)}`,
    )
  promises.push(...alive('slow readers:', seen), ...asBefore('slow readers: meanwhile', seen, before))
}

/** The edge while it is maltreated. */
function alive(name: string, { beats, memory }: Seen): Promised[] {
  return [
    none(`${name} health not told`, Object.fromEntries(beats.failures.map((failure) => [failure, 1]))),
    atMost(
      `${name} health, the latest of ${beats.count}`,
      beats.times.at(-1) ?? Number.NaN,
      healthLimit,
      'ms',
    ),
    atMost(`${name} growth of the edge`, memory.most - memory.before, floodMemory, 'MB'),
  ]
}

/** Nobody is sent away, and nobody waits noticeably longer than on an ordinary day. */
function asBefore(name: string, after: Seen, before: Seen): Promised[] {
  const refused = Object.fromEntries(
    after.lines.flatMap(({ kind, outcomes }) => (outcomes['503'] ? [[`${kind} 503`, outcomes['503']]] : [])),
  )
  return [
    none(`${name} people sent away`, { ...strangeAnswers(after.lines), ...refused }),
    ...after.lines.map(({ kind, p99 }) => {
      const usual = before.lines.find((line) => line.kind === kind)!.p99
      return atMost(`${name} ${kind}, 99 of 100`, p99, Math.round(2 * usual + 50), 'ms')
    }),
  ]
}

function tell(title: string, { lines, seconds: time, beats, memory }: Seen): void {
  say(`\n${title}`)
  for (const line of lineTable(lines, time)) say(`  ${line}`)
  const late = beats.times.filter((ms) => ms > healthLimit).length
  const at = (share: number) => (beats.times[Math.floor(beats.times.length * share)] ?? Number.NaN).toFixed(0)
  say(
    `  health: ${beats.count} times, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, latest ${at(0.9999)} ms, ${late} over ${healthLimit} ms`,
  )
  say(`  health, slowest: ${beats.slowest.map(({ at, ms }) => `${ms} ms at ${at} s`).join(', ')}`)
  say(`  memory of the edge: ${memory.before.toFixed(0)} MB, at most ${memory.most.toFixed(0)} MB`)
}
