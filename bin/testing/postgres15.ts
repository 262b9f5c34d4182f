import { spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { postgresAccount } from '#db/embedded/account.ts'
import { endWithUs } from '#db/embedded/guard.ts'
import { pickPort } from '#db/embedded/port.ts'
import { bareEnv } from '#db/embedded/process.ts'
import { untilReady } from '#db/embedded/ready.ts'
import { serverProcess } from '#db/embedded/server-process.ts'
import { asArguments } from '#db/embedded/settings.ts'

/** The oldest PostgreSQL we promise to work with, as Debian 12 packages it. */
export const programs = '/usr/lib/postgresql/15/bin'

const password = 'only-for-tests'

/** A server of its own in a temporary folder; Debian's default cluster is not touched. */
export async function startPostgres15(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const account = postgresAccount()
  const identity = account ? { uid: account.uid, gid: account.gid } : {}
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const cluster = join(folder, 'cluster')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid)

  const options = ['-D', cluster, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256']
  const made = spawnSync(
    join(programs, 'initdb'),
    [...options, '--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions', '--no-sync'],
    { ...identity, cwd: '/', env: bareEnv, encoding: 'utf8' },
  )
  if (made.status !== 0)
    throw new Error(`initdb of PostgreSQL 15 failed: ${made.stderr || made.error?.message}`)

  const port = await pickPort()
  const log = openSync(join(folder, 'server.log'), 'a')
  const settings = asArguments({ ...quickAndForgetful, port: String(port), listen_addresses: '127.0.0.1' })
  const child = spawn(join(programs, 'postgres'), ['-D', cluster, ...settings], {
    ...identity,
    cwd: '/',
    env: bareEnv,
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  const { release } = endWithUs(child.pid, 'INT')
  const server = serverProcess(child, () => `See ${join(folder, 'server.log')}`)
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  await untilReady(url, cluster, server.endReason, () => {})
  return { url, stop: () => server.stop().finally(release) }
}

/** Durability costs time and protects nothing here: the folder is thrown away. */
export const quickAndForgetful: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
  shared_buffers: '64MB',
  unix_socket_directories: '',
}
