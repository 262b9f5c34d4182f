import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedPostgresError } from './failure.ts'
import { type PostmasterPid, parsePostmasterPid } from './postmaster-pid.ts'
import { isRunning, postgresProcessesIn, programOf, workingDirectoryOf } from './process.ts'

/**
 * Looks for a server that already runs on this cluster: ours, left behind when the supervisor was killed.
 * Returns it, or makes sure that none is there.
 */
export async function findRunning(cluster: string): Promise<PostmasterPid | undefined> {
  const file = join(cluster, 'postmaster.pid')
  const written = read(file)
  if (written && isPostmasterOf(written.pid, cluster)) return written
  // The postmaster is gone. Its backends notice within moments; until then their memory is not ours to replace.
  for (let waited = 0; postgresProcessesIn(cluster).length > 0; waited += 100) {
    if (waited > 10_000) {
      throw new EmbeddedPostgresError(
        `PostgreSQL processes without a server still use ${cluster} (pid ${postgresProcessesIn(cluster).join(', ')}). End them and start again.`,
      )
    }
    await pause(100)
  }
  // PostgreSQL would take for a server any process with that number: another program that was given it since,
  // or the dead server itself where nobody collects the dead (a container without an init process).
  if (written && (process.platform === 'linux' || isRunning(written.pid))) rmSync(file, { force: true })
  return undefined
}

/**
 * The pid file alone proves nothing. A postmaster of ours is a program called postgres that works in this very
 * folder. Where the system cannot tell (macOS), the name must do; the connection made afterwards decides.
 */
function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isRunning(pid) || programOf(pid) !== 'postgres') return false
  return process.platform !== 'linux' || workingDirectoryOf(pid) === cluster
}

function read(file: string): PostmasterPid | undefined {
  try {
    return parsePostmasterPid(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
