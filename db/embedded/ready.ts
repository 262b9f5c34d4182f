import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { EmbeddedPostgresError } from './failure.ts'

/** 57P03: the server is there and repairs itself after a crash, which may take long and must not be cut short. */
const recovering = '57P03'

const ordinaryLimit = 60_000
const recoveryLimit = 15 * 60_000

/** Resolves when the server answers as ours. `died` tells why it never will. */
export async function untilReady(
  url: string,
  cluster: string,
  died: () => string | undefined,
  report: (line: string) => void,
): Promise<void> {
  const started = Date.now()
  let told = false
  for (;;) {
    const reason = died()
    if (reason !== undefined) throw new EmbeddedPostgresError(reason)
    const code = await knock(url, cluster)
    if (code === undefined) return
    const waited = Date.now() - started
    if (code === '28P01') {
      throw new EmbeddedPostgresError(
        `PostgreSQL in ${cluster} refuses the password in secrets.json: the file and the database do not belong together. Restore both from the same backup.`,
      )
    }
    if (code === recovering && waited > 3_000 && !told) {
      told = true
      report('The database repairs itself after an interruption…')
    }
    if (waited > (code === recovering ? recoveryLimit : ordinaryLimit)) {
      throw new EmbeddedPostgresError(
        `PostgreSQL did not answer within ${Math.round(waited / 1000)} s (${code}).`,
      )
    }
    await pause(50)
  }
}

/** Undefined when all is well, else an error code. */
async function knock(url: string, cluster: string): Promise<string | undefined> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 3,
    idle_timeout: 5,
    onnotice: () => {},
    fetch_types: false,
  })
  try {
    const [row] = await sql<{ directory: string; encoding: string }[]>`
      select current_setting('data_directory') as directory, current_setting('server_encoding') as encoding`
    if (row?.directory !== cluster) {
      throw new EmbeddedPostgresError(
        `The PostgreSQL server on this port serves ${row?.directory}, not ${cluster}. Stop that server and start again.`,
      )
    }
    if (row.encoding !== 'UTF8') {
      throw new EmbeddedPostgresError(`The database in ${cluster} is in ${row.encoding}; it must be in UTF8.`)
    }
    return undefined
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error
    return String((error as { code?: unknown }).code ?? error)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
