import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresAccount } from '#db/embedded/account.ts'
import { isRunning, postgresProcessesIn, signal } from '#db/embedded/process.ts'
import { canEnter, letThrough } from '#db/embedded/reach.ts'
import { projectRoot } from '../project.ts'

/** .tmp/test-<pid>, or a folder of the system's when PostgreSQL's user cannot reach the project. */
export function makeTestFolder(): string {
  const base = join(projectRoot, '.tmp')
  mkdirSync(base, { recursive: true })
  removeAbandoned(base)
  const account = postgresAccount()
  const folder = join(base, `test-${process.pid}`)
  mkdirSync(folder, { mode: 0o700 })
  if (!account) return realpathSync(folder)
  letThrough(account, folder)
  if (canEnter(account, folder)) return realpathSync(folder)
  rmSync(folder, { recursive: true })
  const outside = realpathSync(mkdtempSync(join(tmpdir(), 'plein-jour-test-')))
  letThrough(account, outside)
  return outside
}

/** A run that was killed leaves its servers behind. */
function removeAbandoned(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = Number(/^test-(\d+)$/.exec(name)?.[1])
    if (Number.isNaN(pid) || isRunning(pid)) continue
    const folder = realpathSync(join(base, name))
    for (const cluster of ['postgres15/cluster', 'data/postgres/18'].map((path) => join(folder, path))) {
      if (!existsSync(cluster)) continue
      for (const server of postgresProcessesIn(cluster)) signal(server, 'SIGKILL')
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
