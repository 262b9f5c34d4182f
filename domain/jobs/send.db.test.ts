import { expect, test, vi } from 'vitest'
import { transaction } from '#db/client.ts'
import { sendJob } from './send.ts'

test('a program that has sent a job may end', async () => {
  const repeated = vi.spyOn(globalThis, 'setInterval')
  await transaction((tx) => sendJob(tx, 'websub', {}))
  const timers = repeated.mock.results.map(({ value }) => value as NodeJS.Timeout)
  expect(timers).not.toEqual([])
  expect(timers.filter((timer) => timer.hasRef())).toEqual([])
})
