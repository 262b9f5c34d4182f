import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { PgBoss } from 'pg-boss'
import { expect, onTestFinished, test } from 'vitest'
import { env } from '#lib/env.ts'
import { aNewsroom, aPublishedArticle, ownerSql } from '#testing/database.ts'
import { handlers } from './handlers.ts'
import { startWorker } from './start-worker.ts'

const queue = 'publication-due'
const program = fileURLToPath(new URL('../../testing/interrupted-worker.ts', import.meta.url))

/** What every worker does once a minute: takes back the jobs of workers that are silent. */
async function supervise(): Promise<void> {
  const boss = new PgBoss({
    connectionString: env().appUrl!,
    schema: 'jobs',
    max: 1,
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  })
  await boss.start()
  await boss.supervise(queue)
  await boss.stop({ graceful: false })
}

test('the job of a worker that is killed after its work is done again by another, and says nothing twice', async () => {
  const article = await aPublishedArticle(await aNewsroom(), { at: new Date(Date.now() + 2_000) })
  const jobs = () =>
    ownerSql()<{ state: string; retryCount: number }[]>`
      select state, retry_count as "retryCount" from jobs.job
      where name = 'publication-due' and data ->> 'subjectId' = ${article.id}`
  const appearances = async () =>
    (
      await ownerSql()`select 1 from domain_events where name = 'article.appeared' and subject_id = ${article.id}`
    ).length

  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const worked = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)])
  expect(worked).not.toBeNull()
  child.kill('SIGKILL')
  await ended
  expect(await jobs()).toEqual([{ state: 'active', retryCount: 0 }])
  expect(await appearances()).toBe(1)

  // Nobody takes the job while the worker may still be at it.
  await supervise()
  expect(await jobs()).toEqual([{ state: 'active', retryCount: 0 }])

  // Two minutes are over.
  await ownerSql()`update jobs.job set started_on = started_on - interval '121 seconds' where data ->> 'subjectId' = ${article.id}`
  await ownerSql()`update jobs.queue set monitor_claim_on = monitor_claim_on - interval '121 seconds' where name = ${queue}`
  await supervise()
  expect((await jobs())[0]?.state).toBe('retry')
  await ownerSql()`update jobs.job set start_after = now() where data ->> 'subjectId' = ${article.id}`
  const events: string[] = []
  const worker = await startWorker({
    handlers: {
      ...handlers,
      [queue]: (event) => {
        events.push(event.id)
        return handlers[queue](event)
      },
    },
  })
  await expect.poll(jobs, { timeout: 20_000 }).toEqual([{ state: 'completed', retryCount: 1 }])
  await worker.stop()
  expect(events).toHaveLength(1)
  expect(await appearances()).toBe(1)
})
