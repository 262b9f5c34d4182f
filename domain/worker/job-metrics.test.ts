import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { measureJobs } from './job-metrics.ts'

test('counts what is done and what fails, by queue, and passes both on', async () => {
  const registered: [string, unknown, (jobs: unknown[]) => Promise<unknown>][] = []
  const boss = { work: async (...given: never[]) => void registered.push(given as never) }
  const registry = new Registry()
  measureJobs(boss as never, registry)
  const work = boss.work as unknown as (
    queue: string,
    options: object,
    run: (jobs: unknown[]) => unknown,
  ) => void
  work('well', { batchSize: 2 }, async (jobs) => jobs.length)
  work('badly', {}, async () => {
    throw new Error('no')
  })
  expect(registered.map(([queue, options]) => [queue, options])).toEqual([
    ['well', { batchSize: 2 }],
    ['badly', {}],
  ])
  expect(await registered[0]![2]([1, 2])).toBe(2)
  await expect(registered[1]![2]([])).rejects.toThrow('no')
  work('apart', {}, async () => [{ id: '1', status: 'deadletter' }])
  await registered[2]![2]([1])
  const text = await registry.metrics()
  expect(text).toContain('plein_jour_worker_job_seconds_count{queue="apart",outcome="failed"} 1')
  expect(text).toContain('plein_jour_worker_job_seconds_count{queue="well",outcome="done"} 1')
  expect(text).toContain('plein_jour_worker_job_seconds_count{queue="badly",outcome="failed"} 1')
  expect(text).toContain('plein_jour_worker_jobs_running{queue="badly"} 0')
})
