import { PgBoss } from 'pg-boss'
import { deadLetters, queues } from '#domain/jobs/queues.ts'

/** pg-boss's tables and our queues, made by the owner: the running site has no right to make tables. */
export async function createJobTables(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'jobs',
    max: 1,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  try {
    // First the one that the others name.
    for (const [name, options] of [[deadLetters.name, deadLetters.options] as const, ...queues]) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options)
      else await boss.createQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
