import postgres from 'postgres'
import type { Reading, Row, Source } from './invalidations.ts'

const channel = 'cache_invalidations'
/** A reading takes a millisecond. A database that does not answer this long is hung, and its connection with it. */
const patience = 3_000

/** The table in the database, read with the role of reader pages. */
export function openInvalidationTable(url: string): Source {
  const connect = (max: number) =>
    postgres(url, {
      max,
      connect_timeout: 2,
      idle_timeout: 0,
      max_lifetime: 30 * 60,
      backoff: () => 1,
      onnotice: () => {},
      connection: { application_name: 'plein-jour-edge' },
    })
  let reading = connect(1)
  const listening = connect(1)
  let closed = false

  return {
    async read(floor, ids): Promise<Reading> {
      const sql = reading
      const query = sql<{ id: string; tags: string[]; hard: boolean; age: number }[]>`
        select id, tags, hard, extract(epoch from clock_timestamp() - created_at)::float8 as age
        from public_invalidations
        where id > ${floor} or created_at > now() - interval '60 seconds' or id = any(${ids as number[]}::bigint[])
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
          reading = connect(1)
          void sql.end({ timeout: 0 }).catch(() => {})
        }
        throw error
      }
    },
    listen(onBell, onOpen) {
      const open = () => {
        if (closed) return
        listening
          .listen(channel, (id) => onBell(Number(id)), onOpen)
          .catch(() => {
            setTimeout(open, 1_000).unref()
          })
      }
      open()
    },
    async close() {
      closed = true
      await Promise.all([reading, listening].map((sql) => sql.end({ timeout: 0 }).catch(() => {})))
    },
  }
}

class Hung extends Error {
  override readonly name = 'Hung'
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new Hung('The database does not answer.')), patience)
    work.then(resolve, reject).finally(() => clearTimeout(clock))
  })
}
