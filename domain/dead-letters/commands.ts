import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { deadLetters, type QueueName, queues } from '#domain/jobs/queues.ts'
import { sendJob } from '#domain/jobs/send.ts'
import { jobDiscarded, jobRetried } from './events.ts'
import type { DeadLetterInput } from './input.ts'

/** Sends a dead letter off again, as if it had never been tried. Throws request.not_found. */
export async function retryDeadLetter({ viewer }: Context, { id }: DeadLetterInput): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'settings.manage')
    const { queue, data } = await take(tx, id)
    await sendJob(tx, queue, data)
    await record(tx, jobRetried(viewer.id, id, { queue }))
    return null
  })
}

/** Gives a dead letter up. Throws request.not_found. */
export async function discardDeadLetter({ viewer }: Context, { id }: DeadLetterInput): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'settings.manage')
    const { queue } = await take(tx, id)
    await record(tx, jobDiscarded(viewer.id, id, { queue }))
    return null
  })
}

/** Of two administrators at once, the second finds it gone. */
async function take(tx: Tx, id: string): Promise<{ queue: QueueName; data: object }> {
  const [row] = await tx.execute<{ queue: QueueName; data: object | null }>(sql`
    delete from jobs.job where name = ${deadLetters.name} and id = ${id}
    returning source_name as queue, data`)
  if (!row || !queues.some(([name]) => name === row.queue)) throw new AppError('request.not_found')
  return { queue: row.queue, data: row.data ?? {} }
}
