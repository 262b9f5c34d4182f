import { PgBoss } from 'pg-boss'
import type { Registry } from 'prom-client'
import { closeDatabase } from '#db/client.ts'
import { drawEarlierCards } from '#domain/cards/jobs.ts'
import type { Recorded } from '#domain/events/catalogue.ts'
import { attempt, deliver } from '#domain/jobs/handler.ts'
import { trainClassifier } from '#domain/moderation/classifier/jobs.ts'
import { followArticles } from '#domain/search/follow-articles.ts'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { type ClockQueue, type EventQueue, eventQueues } from '../jobs/queues.ts'
import { beginDay } from './begin-day.ts'
import { followTimeZone } from './follow-time-zone.ts'
import { handlers as usualHandlers } from './handlers.ts'
import { measureJobs } from './job-metrics.ts'
import { purgeExpired } from './retention.ts'

const log = logger('worker')

/** Nightly, when nobody waits for the disk. */
const retentionCron = '17 3 * * *'

/** After what had to go has gone, so that none of it is learned. */
const classifierCron = '47 3 * * *'

/** Away from the full hour, at which much is published. */
const cardsCron = '41 * * * *'

type Options = {
  /** Milliseconds between two looks at the newsroom's time zone. */
  zonePause?: number
  handlers?: typeof usualHandlers
  /** Where the numbers of jobs are kept. */
  registry?: Registry
}

export async function startWorker({ zonePause, handlers = usualHandlers, registry }: Options = {}): Promise<{
  stop(): Promise<void>
}> {
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
  if (registry !== undefined) measureJobs(boss, registry)
  await boss.start()
  // What follows from an event should follow within the second; polling costs one indexed read.
  for (const queue of Object.keys(eventQueues) as EventQueue[])
    await boss.work<Recorded>(queue, { pollingIntervalSeconds: 1, perJobResults: true }, async ([job]) => [
      { id: job!.id, ...(await deliver(queue, handlers[queue], job!.data)) },
    ])
  const atClock = (queue: ClockQueue, pollingIntervalSeconds: number, work: () => Promise<void>) =>
    boss.work(queue, { pollingIntervalSeconds }, () => attempt(queue, work))
  await atClock('retention', 60, async () => log.info(await purgeExpired(), 'retention'))
  await atClock('new-day', 5, beginDay)
  await atClock('share-cards', 60, () => drawEarlierCards())
  await atClock('classifier-train', 60, trainClassifier)
  await boss.schedule('retention', retentionCron)
  await boss.schedule('classifier-train', classifierCron)
  await boss.schedule('share-cards', cardsCron)
  const timeZone = followTimeZone((tz) => boss.schedule('new-day', '0 0 * * *', null, { tz }), zonePause)
  await timeZone.look()
  const searched = followArticles()
  log.info('worker ready')
  return {
    async stop() {
      timeZone.stop()
      await searched.stop()
      await boss.stop({ graceful: true, timeout: 10_000 })
      await closeDatabase()
    },
  }
}
