import { sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { can, type Viewer } from '#domain/access.ts'
import { deadLetters, type QueueName, queues } from '#domain/jobs/queues.ts'
import type { DeadLetterView, QueueView } from './view.ts'

/** A page of them. More at once have one cause, and go away together. */
const mostShown = 100

/** The newest first. */
export async function listDeadLetters(viewer: Viewer): Promise<{ items: DeadLetterView[]; total: number }> {
  if (!can(viewer, 'settings.manage')) return { items: [], total: 0 }
  const rows = await appDb().execute<{
    id: string
    queue: QueueName
    event: string | null
    failedAt: string
    attempts: number
    error: string | null
    total: number
  }>(sql`
    select id, source_name as queue, data ->> 'name' as event, created_on as "failedAt",
      coalesce(source_retry_count, 0) + 1 as attempts,
      coalesce(source_output ->> 'message', source_output #>> '{value,message}') as error,
      (count(*) over ())::int as total
    from jobs.job
    where name = ${deadLetters.name} and state = 'created' and source_name is not null
    order by created_on desc, id desc
    limit ${mostShown}`)
  return {
    items: rows.map(({ total: _, failedAt, error, ...row }) => ({
      ...row,
      failedAt: new Date(failedAt),
      error: error ?? '',
    })),
    total: rows[0]?.total ?? 0,
  }
}

/** Every queue, also those in which nothing is. */
export async function listQueues(viewer: Viewer): Promise<QueueView[]> {
  if (!can(viewer, 'settings.manage')) return []
  const rows = await appDb().execute<{
    queue: string
    waiting: number
    scheduled: number
    retrying: number
    doneAt: string | null
  }>(sql`
    select name as queue,
      (count(*) filter (where state in ('created', 'active') and start_after <= now()))::int as waiting,
      (count(*) filter (where state = 'created' and start_after > now()))::int as scheduled,
      (count(*) filter (where state = 'retry'))::int as retrying,
      max(completed_on) filter (where state = 'completed') as "doneAt"
    from jobs.job group by name`)
  const found = new Map(rows.map((row) => [row.queue, row]))
  return queues.map(([queue]) => {
    const { waiting = 0, scheduled = 0, retrying = 0, doneAt = null } = found.get(queue) ?? {}
    return { queue, waiting, scheduled, retrying, doneAt: doneAt === null ? null : new Date(doneAt) }
  })
}
