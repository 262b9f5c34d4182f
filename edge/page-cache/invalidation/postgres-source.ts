import postgres from 'postgres'
import { Hung, withQueryTimeout } from '#edge/health/query-timeout.ts'
import type { Reading, Row, Source } from './follower.ts'
import { listenForNotifications } from './notifications.ts'

/** The table in the database, read with the role of reader pages. */
export function openInvalidationTable(url: string): Source {
  const connect = () =>
    postgres(url, {
      max: 1,
      connect_timeout: 2,
      idle_timeout: 0,
      max_lifetime: 30 * 60,
      backoff: () => 1,
      onnotice: () => {},
      connection: { application_name: 'plein-jour-edge' },
    })
  let reading = connect()
  let bell: { close(): Promise<void> } | undefined
  let closed = false

  return {
    async read(floor, ids, since): Promise<Reading> {
      const sql = reading
      const query = sql<{ id: string; tags: string[]; hard: boolean; age: number }[]>`
        select id, tags, hard, extract(epoch from clock_timestamp() - greatest(created_at, due_at))::float8 as age
        from public_invalidations
        where id > ${floor} or created_at > now() - interval '60 seconds' or id = any(${ids as number[]}::bigint[])
          or due_at > greatest(to_timestamp(${since === undefined ? null : since / 1_000}::float8), now() - interval '7 days')
        order by id`
      const whole = sql<{ highest: string | null; identity: string | null; at: number }[]>`
        select max(id) as highest, (select id from public_identity) as identity,
          (extract(epoch from now()) * 1000)::float8 as at
        from public_invalidations`
      try {
        const [found, [last]] = await withQueryTimeout(Promise.all([query, whole]))
        const rows: Row[] = found.map(({ id, tags, hard, age }) => ({ id: Number(id), tags, hard, age }))
        return {
          rows,
          highest: last!.highest === null ? undefined : Number(last!.highest),
          identity: last!.identity ?? undefined,
          at: last!.at,
        }
      } catch (error) {
        if (error instanceof Hung && sql === reading && !closed) {
          reading = connect()
          void sql.end({ timeout: 0 }).catch(() => {})
        }
        throw error
      }
    },
    listen(onNotification, onOpen) {
      bell = listenForNotifications(url, { onNotification, onOpen })
    },
    async close() {
      closed = true
      await Promise.all([bell?.close(), reading.end({ timeout: 0 }).catch(() => {})])
    },
  }
}
