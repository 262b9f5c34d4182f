import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ownerSql } from './connections.ts'

const writer = fileURLToPath(new URL('./event-writer.ts', import.meta.url))

/** How often a writer is killed: a few times in the suite, more in the trial. */
export const kills = (): number => Number(process.env.KILLS ?? 8)

/** Each is killed at another moment of its work, spread over the time of some changes. */
const longestMilliseconds = 40

/** Starts that many writers, one after the other, and kills each while it writes. The database has let go of them afterwards. */
export async function killWriters(times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    const child = spawn(process.execPath, [writer], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    const began = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)])
    if (!began) throw new Error('The writer ended by itself.')
    await after((n / times) * longestMilliseconds)
    child.kill('SIGKILL')
    await ended
  }
  await noWriterLeft()
}

/** A server finishes the statement that it has read, and then finds nobody there. */
async function noWriterLeft(): Promise<void> {
  const deadline = Date.now() + 10_000
  const left = async () =>
    (
      await ownerSql()`
        select 1 from pg_stat_activity
        where datname = current_database() and application_name = 'plein-jour-app' and pid <> pg_backend_pid()
          and state <> 'idle'`
    ).length
  while ((await left()) > 0 && Date.now() < deadline) await after(20)
}
