import { stat } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { databasePatience } from './database-patience.ts'
import { createPatientQuestion } from './patient-question.ts'

test('a database that answers is there, one that refuses is not', async () => {
  expect(await createPatientQuestion(() => Promise.resolve())()).toBe(true)
  expect(await createPatientQuestion(() => Promise.reject(new Error('Refused.')))()).toBe(false)
})

test('one that is silent is given up, and its late answer is good for the next who asks', async () => {
  let asked = 0
  let answer = () => {}
  const answers = createPatientQuestion(() => {
    asked++
    return new Promise<void>((resolve) => {
      answer = resolve
    })
  })
  const begun = performance.now()
  expect(await answers()).toBe(false)
  expect(performance.now() - begun).toBeGreaterThan(databasePatience - 10)
  const next = answers()
  answer()
  expect([await next, asked]).toEqual([true, 1])
})

test('an answer that came in a long turn of ours is heard', async () => {
  const answers = createPatientQuestion(
    // It comes like a socket's: it is read after the clocks of a turn.
    () => new Promise((resolve) => stat(import.meta.filename, resolve)),
  )
  await nextTurn()
  const answered = answers()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, databasePatience + 100)
  expect(await answered).toBe(true)
})
