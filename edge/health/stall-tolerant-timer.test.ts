import { expect, test } from 'vitest'
import { startStallTolerantTimer } from './stall-tolerant-timer.ts'

/** Garbage collection, a paused process: nothing runs. */
const standStill = (time: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time)
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('where every tick comes late it ends all the same, after three times its time', async () => {
  const start = performance.now()
  let ended: number | undefined
  const stop = startStallTolerantTimer(100, () => {
    ended = performance.now() - start
  })
  while (ended === undefined && performance.now() - start < 3_000) {
    standStill(50)
    await turn()
  }
  stop()
  expect(ended).toBeGreaterThanOrEqual(299)
  expect(ended).toBeLessThan(3_000)
})

test('after a pause of any length it goes on listening', async () => {
  let listened = 0
  await new Promise<void>((resolve) => {
    startStallTolerantTimer(100, resolve)
    standStill(1_000)
    const listening = performance.now()
    setTimeout(() => {
      listened = performance.now() - listening
    }, 50)
  })
  expect(listened).toBeGreaterThanOrEqual(49)
})
