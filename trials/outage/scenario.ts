import { setTimeout as pause } from 'node:timers/promises'
import type { Product } from '#testing/product.ts'
import type { Cause } from './faults.ts'
import { type Address, type Reading, readAll, readOne } from './readers.ts'
import type { Answered, Writers } from './writers.ts'

export type Outcome = {
  cause: string
  /** Seconds until the edge answered again, where it was away itself. */
  edgeBack?: number
  reading: Reading
  answered: Answered[]
  /** Seconds from the end of the cause until comments and the desk are acknowledged; null: not within a minute. */
  recovered: number | null
}

const patience = 60_000
/** What retries with growing pauses has reached its longest one by then, and must be quick to notice the end all the same. */
const outage = 20_000

/** One cause from its beginning to what comes after its end. */
export async function tryCause(
  site: Product,
  cause: Cause,
  addresses: readonly Address[],
  writers: Writers,
): Promise<Outcome> {
  await cause.begin()
  const begun = performance.now()
  const since = (start: number) => (performance.now() - start) / 1000
  const isUp = async () => (await readOne(site.origin, addresses[0]!)) === undefined
  const edgeBack = cause.edgeReturns && (await until(isUp)) ? { edgeBack: since(begun) } : {}
  // A write in the moment of the outage, before anything can know of it, and one when it has long been known.
  const first = cause.end ? await writers.writeAll() : []
  // What ends by itself may have ended before all is read.
  const byItself = cause.end
    ? undefined
    : until(writers.areHeard).then((isBack) => (isBack ? since(begun) : null))
  const reading = await readAll(site.origin, addresses)
  const answered = cause.end ? [...first, ...(await writers.writeAll())] : []
  if (cause.end) await pause(Math.max(0, outage - since(begun) * 1000))
  await cause.end?.()
  const ended = performance.now()
  const outcome = { cause: cause.name, ...edgeBack, reading, answered }
  const recovered = byItself ? await byItself : (await until(writers.areHeard)) ? since(ended) : null
  await site.untilReady(Date.now() + patience)
  return { ...outcome, recovered }
}

async function until(happens: () => Promise<boolean>): Promise<boolean> {
  const begun = performance.now()
  while (performance.now() - begun < patience) {
    if (await happens()) return true
    await pause(50)
  }
  return false
}

const longestAnswer = 2
const longestRecovery = 5

/** What of this breaks a promise, in words. */
export function judge({ reading, answered, recovered, edgeBack }: Outcome): string[] {
  const shown = reading.wrong.slice(0, 5).map((line) => `  ${line}`)
  const pages = reading.wrong.length
  return [
    ...(pages > 0 ? [`${pages} of ${reading.pages} pages were not right:\n${shown.join('\n')}`] : []),
    ...answered.flatMap(({ writer, seconds, problem }) => [
      ...(problem === undefined ? [] : [`${writer}: ${problem}`]),
      ...(seconds > longestAnswer ? [`${writer}: answered after ${seconds.toFixed(1)} s`] : []),
    ]),
    ...(edgeBack !== undefined && edgeBack > longestRecovery
      ? [`readers waited ${edgeBack.toFixed(1)} s for the edge`]
      : []),
    ...(recovered !== null && recovered <= longestRecovery
      ? []
      : [`recovered ${recovered === null ? 'never' : `after ${recovered.toFixed(1)} s`}`]),
  ]
}
