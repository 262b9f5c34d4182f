import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { databasePatience } from '#contract/database-patience.ts'
import { limits } from '../http/limits.ts'
import { createFailureDetector } from './failure-detector.ts'
import type { Observed } from './probe.ts'
import { createHealth } from './readiness.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Next as it is: all who ask meanwhile wait for the same answer of the database, and none of them for long. */
function createNext(answersIn: (now: number) => number, hangsWithDatabase: boolean) {
  let answered = 0
  return () => {
    const now = performance.now()
    if (answered <= now) answered = now + answersIn(now)
    const isThere = answered <= now + databasePatience
    const silence = hangsWithDatabase ? limits.healthTimeout : databasePatience
    const found: Observed = { next: isThere || !hangsWithDatabase, database: isThere }
    return new Promise<Observed>((resolve) => {
      setTimeout(resolve, isThere ? answered - now : silence, found)
    })
  }
}
/** A database that takes so long for an answer and gives none from a moment on. */
const stopping = (pace: number, at: number) => (now: number) => (now + pace <= at ? pace : Infinity)

/** When somebody who asked now is given up, if that is within the time. */
async function givenUp(
  probe: () => Promise<Observed>,
  within = 10_000,
  patience = 0,
): Promise<number | undefined> {
  const start = performance.now()
  const detector = createFailureDetector(createHealth({ probe, limits }), limits, 'site.uncertain', patience)
  let at: number | undefined
  detector.signal.addEventListener('abort', () => {
    at = performance.now() - start
  })
  await vi.advanceTimersByTimeAsync(within)
  detector.end()
  return at
}

const paces = [1, 150, 400, 499, 501, 650, 900, 999]

test('a database that slows down before it stops costs nobody more than 1.8 s', async () => {
  for (const hangsWithDatabase of [false, true])
    for (const pace of paces) {
      // Just after its first answer, and before.
      for (const at of [0, 300, limits.suspectAfter + pace]) {
        const stop = performance.now() + at
        const waited = await givenUp(createNext(stopping(pace, stop), hangsWithDatabase))
        expect(waited, `${pace} ms an answer, stopped after ${at} ms`).toBeLessThanOrEqual(1_800)
      }
    }
})

/** A Next that says nothing until a moment, as it does while it reads its code, and then answers at once. */
const silentUntil = (end: number) => () => {
  const left = end - performance.now()
  const isSilent = left > limits.healthTimeout
  const found: Observed = { next: !isSilent, database: !isSilent }
  return new Promise<Observed>((resolve) => {
    setTimeout(resolve, isSilent ? limits.healthTimeout : Math.max(1, left), found)
  })
}

test('who reads waits out a start of Next, and never five seconds for one that hangs', async () => {
  for (const silence of [900, 1_500, 2_000, 2_500])
    expect(
      await givenUp(silentUntil(performance.now() + silence), 10_000, limits.readPatience),
      `silent for ${silence} ms`,
    ).toBeUndefined()
  const hung = await givenUp(silentUntil(Number.POSITIVE_INFINITY), 10_000, limits.readPatience)
  expect(hung).toBeGreaterThanOrEqual(limits.readPatience)
  expect(hung).toBeLessThan(limits.readPatience + 1_300)
  // Who writes is told at once: nothing that was typed may wait for nobody.
  expect(await givenUp(silentUntil(performance.now() + 2_500))).toBeLessThanOrEqual(1_800)
})

test('one that stops later is known to have stopped as soon', async () => {
  for (const pace of [1, 150, 400, 499])
    for (let at = 1_000; at < 2_000; at += 70) {
      const stop = performance.now() + at
      const waited = await givenUp(createNext(stopping(pace, stop), true))
      expect(waited! - at, `${pace} ms an answer, stopped after ${at} ms`).toBeLessThanOrEqual(1_800)
    }
})

test('nobody is given up for a database that is slow, nor for one that is silent for less than a second', async () => {
  expect(await givenUp(createNext(() => databasePatience - 1, false))).toBeUndefined()
  for (let at = 0; at < 2_000; at += 70) {
    const [from, to] = [performance.now() + at, performance.now() + at + 990]
    const hesitating = (now: number) => (now >= from && now < to ? to - now : 1)
    expect(await givenUp(createNext(hesitating, false)), `silent after ${at} ms`).toBeUndefined()
  }
})

test('a busy Next hides no database that hangs, and nobody is given up for one that does not', async () => {
  let hangs = false
  const health = createHealth({
    // Its answers come too late, and it goes on answering others, who need no database.
    probe: () =>
      new Promise((resolve) => {
        setTimeout(resolve, limits.healthTimeout, { next: false, database: false })
      }),
    upstream: {
      get answeredAt() {
        return performance.now()
      },
    },
    databaseAnswers: () =>
      new Promise((resolve) => {
        setTimeout(resolve, hangs ? databasePatience : 1, !hangs)
      }),
    limits,
  })
  const givenUpAfter = async () => {
    const begun = performance.now()
    const detector = createFailureDetector(health, limits, 'site.uncertain')
    let at: number | undefined
    detector.signal.addEventListener('abort', () => {
      at = performance.now() - begun
    })
    await vi.advanceTimersByTimeAsync(10_000)
    detector.end()
    return at
  }
  expect(await givenUpAfter()).toBeUndefined()
  hangs = true
  expect(await givenUpAfter()).toBeLessThanOrEqual(1_900)
})

/** What one probe after the other is told, and how many milliseconds after it was sent; the last goes for all that follow. */
type Told = readonly (readonly ['yes' | 'no', number])[]
const hangs = ['no', limits.healthTimeout] as const
const hangingDatabase = ['no', databasePatience] as const
const refused = ['no', 1] as const
const well = ['yes', 1] as const

/** Times from the question of a waiting request: the first probe is sent 200 ms after it, the second 500 ms after the first. */
test.each<readonly [what: string, givenUp: number | 'never', told: Told]>([
  // In one look: both probes, each in its own time.
  ['Next is not there', 701, [refused]],
  ['Next hangs', 1_300, [hangs]],
  ['the database hangs, and Next says so', 1_200, [hangingDatabase]],
  ['Next is well when asked first, and hangs from then on', 1_500, [well, hangs]],
  ['the database is well when asked first, and hangs from then on', 1_400, [well, hangingDatabase]],
  // After a question that was answered late, one probe is enough; the last line is the worst that can be.
  [
    'the database answers in the time of the second probe, and then hangs',
    1_291,
    [hangs, ['yes', 90], hangingDatabase],
  ],
  ['Next answers in the time of the second probe, and then hangs', 1_400, [hangs, ['yes', 99], hangs]],
  [
    'the second probe is answered as late as can be, and then Next hangs',
    1_800,
    [hangs, ['yes', 499], hangs],
  ],
  // A hiccup is none of these.
  ['one probe is lost', 'never', [hangs, well]],
  ['one no, and then all is well', 'never', [refused, well]],
  [
    'the lost probe says no while the next question waits for its answer',
    'never',
    [hangs, ['yes', 10], ['yes', 400], well],
  ],
  ['two late answers, and then all is well', 'never', [hangs, ['yes', 300], ['yes', 499], well]],
  ['every answer comes just in time', 'never', [['yes', 499]]],
])('%s: given up after %s ms', async (_what, at, told) => {
  let sent = 0
  const probe = () => {
    const [answer, after] = told[Math.min(sent++, told.length - 1)]!
    const found: Observed = { next: answer === 'yes', database: answer === 'yes' }
    return new Promise<Observed>((resolve) => void setTimeout(resolve, after, found))
  }
  expect((await givenUp(probe)) ?? 'never').toBe(at)
})
