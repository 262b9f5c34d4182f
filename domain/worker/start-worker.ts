import { PgBoss } from 'pg-boss'
import { closeDatabase } from '#db/client.ts'
import { refreshPublication } from '#domain/articles/jobs.ts'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { queues } from '../jobs/queues.ts'
import { turnTheDay } from './daily-refresh.ts'
import { followTimeZone } from './midnight.ts'
import { purgeExpired } from './retention.ts'

const log = logger('worker')

/** Nightly, when nobody waits for the disk. */
const retentionCron = '17 3 * * *'

export async function startWorker(zonePause?: number): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: env().appUrl!,
    schema: 'jobs',
    max: 2,
    migrate: false,
    createSchema: false,
    reindex: false,
    application_name: 'plein-jour-worker',
  })
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'))
  await boss.start()
  // An hour's publication should reach the front page within the second; polling costs one indexed read.
  await boss.work<{ articleId: string }>(
    queues.publicationDue.name,
    { pollingIntervalSeconds: 1 },
    async (jobs) => {
      for (const job of jobs) await refreshPublication(job.data.articleId)
    },
  )
  await boss.work(queues.retention.name, { pollingIntervalSeconds: 60 }, async () => {
    log.info(await purgeExpired(), 'retention')
  })
  await boss.work(queues.newDay.name, { pollingIntervalSeconds: 5 }, turnTheDay)
  await boss.schedule(queues.retention.name, retentionCron)
  const midnight = followTimeZone(
    (tz) => boss.schedule(queues.newDay.name, '0 0 * * *', null, { tz }),
    zonePause,
  )
  await midnight.look()
  log.info('worker ready')
  return {
    async stop() {
      midnight.stop()
      await boss.stop({ graceful: true, timeout: 10_000 })
      await closeDatabase()
    },
  }
}
