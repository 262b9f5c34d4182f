import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { closeTestConnections, onDatabase } from './connections.ts'

/**
 * Runs before each *.db.test.ts: its own database, data folder and secrets. The environment is set here, before
 * `env()` is first asked, because that is how the running site is told too.
 */
const server = inject('server')
const name = `${server.template}_${randomBytes(4).toString('hex')}`
const folder = mkdtempSync(join(tmpdir(), 'plein-jour-db-'))

await asAdmin(
  (admin) => admin`create database ${admin(name)} template ${admin(server.template)} owner site_owner`,
)

Object.assign(process.env, {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  DATA_DIR: folder,
  PLEIN_JOUR_SECRETS_FILE: join(folder, 'secrets.json'),
  PLEIN_JOUR_OWNER_URL: onDatabase(server.ownerUrl, name),
  PLEIN_JOUR_APP_URL: onDatabase(server.appUrl, name),
  PLEIN_JOUR_PUBLIC_URL: onDatabase(server.publicUrl, name),
})

afterAll(async () => {
  await closeDatabase()
  await closeTestConnections()
  await asAdmin((admin) => admin`drop database if exists ${admin(name)} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

async function asAdmin(run: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} })
  try {
    await run(admin)
  } finally {
    await admin.end()
  }
}
