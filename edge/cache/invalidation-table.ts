import postgres from 'postgres'
import { openBell } from './bell.ts'
import { Hung, inTime } from './in-time.ts'
import type { Reading, Row, Source } from './invalidations.ts'

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
    async read(floor, ids, seconds): Promise<Reading> {
      const sql = reading
      const query = sql<{ id: string; tags: string[]; hard: boolean; age: number }[]>`
        select id, tags, hard, extract(epoch from clock_timestamp() - greatest(created_at, due_at))::float8 as age
        from public_invalidations
        where id > ${floor} or created_at > now() - interval '60 seconds' or id = any(${ids as number[]}::bigint[])
          or due_at > now() - make_interval(secs => ${seconds})
        order by id`
      const whole = sql<{ highest: string | null; identity: string | null }[]>`
        select max(id) as highest, (select id from public_identity) as identity from public_invalidations`
      try {
        const [found, [last]] = await inTime(Promise.all([query, whole]))
        const rows: Row[] = found.map(({ id, tags, hard, age }) => ({ id: Number(id), tags, hard, age }))
        return {
          rows,
          highest: last!.highest === null ? undefined : Number(last!.highest),
          identity: last!.identity ?? undefined,
        }
      } catch (error) {
        if (error instanceof Hung && sql === reading && !closed) {
          reading = connect()
          void sql.end({ timeout: 0 }).catch(() => {})
        }
        throw error
      }
    },
    listen(onBell, onOpen) {
      bell = openBell(url, { onBell, onOpen })
    },
    async close() {
      closed = true
      await Promise.all([bell?.close(), reading.end({ timeout: 0 }).catch(() => {})])
    },
  }
}
