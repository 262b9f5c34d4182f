import { PgBoss } from 'pg-boss'
import { queues } from '#domain/jobs/queues.ts'

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
    for (const { name, options } of Object.values(queues)) {
      if (!(await boss.getQueue(name))) await boss.createQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
