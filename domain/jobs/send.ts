import { sql } from 'drizzle-orm'
import { type Clock, type Db, fromDrizzle, PgBoss } from 'pg-boss'
import { appDb, type Database, type Tx } from '#db/client.ts'
import { logger } from '#lib/log.ts'
import type { QueueName } from './queues.ts'

const held = globalThis as { pleinJourJobs?: Promise<PgBoss> }

/** pg-boss reads its list of queues again each minute; a program that has nothing else to do may end meanwhile. */
const clock: Clock = {
  now: Date.now,
  setTimeout: (run, ms) => setTimeout(run, ms).unref(),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (run, ms) => setInterval(run, ms).unref(),
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
}

/** pg-boss over our own connections: a sender needs no pool of its own and no right to make tables. */
function sender(): Promise<PgBoss> {
  held.pleinJourJobs ??= start()
  return held.pleinJourJobs
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: through(appDb()),
    schema: 'jobs',
    clock,
    supervise: false,
    schedule: false,
    migrate: false,
    registerInstance: false,
    createSchema: false,
  })
  boss.on('error', (error) => logger('site').warn({ err: error }, 'job queue'))
  try {
    return await boss.start()
  } catch (error) {
    // The next sender tries again: a database that was away at the first job must not cost all later ones.
    delete held.pleinJourJobs
    throw error
  }
}

/** Drizzle hands values to postgres.js as they are, and that takes an instant as text only. */
function through(db: Tx | Database): Db {
  const inner = fromDrizzle(db as never, sql)
  return {
    executeSql: (text, values = []) =>
      inner.executeSql(
        text,
        values.map((value: unknown) => (value instanceof Date ? value.toISOString() : value)),
      ),
  }
}

/** Sends a job inside the business transaction: it exists if, and only if, the change was committed. */
export async function sendJob(
  tx: Tx,
  queue: QueueName,
  data: object,
  options: { startAfter?: Date } = {},
): Promise<void> {
  const boss = await sender()
  await boss.send(queue, data, { ...options, db: through(tx) })
}

/** For programs that close the database and go on: the list of queues cannot be read then. */
export async function stopSending(): Promise<void> {
  const boss = await held.pleinJourJobs
  delete held.pleinJourJobs
  await boss?.stop({ graceful: false })
}
