import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { makeTestFolder } from '#bin/testing/test-folder.ts'
import { startEmbeddedPostgres } from '#db/embedded/start.ts'
import { type Prepared, prepareDatabase } from '#db/prepare.ts'
import { env } from '#lib/env.ts'

/** What each test file is told: where the server is, and which database to copy. */
export type TestServer = { adminUrl: string; template: string } & Pick<
  Prepared,
  'ownerUrl' | 'appUrl' | 'publicUrl'
>

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}

export const testPassword = 'only-for-tests'

/** Roles belong to the server, not to a database: two test runs that set them up must take turns. */
export const roleTurn = 0x726f6c65

/** Once a run and server: migrates a template database, which each test file then copies in a blink. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer(project.name)
  const template = `test_${process.pid}_${randomBytes(3).toString('hex')}`
  const admin = postgres(server.url, { max: 1, onnotice: () => {} })
  try {
    await admin`select pg_advisory_lock(${roleTurn})`
    const prepared = await prepareDatabase({
      adminUrl: server.url,
      ownDatabase: true,
      databaseName: template,
      appPassword: testPassword,
      publicPassword: testPassword,
      report: () => {},
    })
    const { ownerUrl, appUrl, publicUrl } = prepared
    project.provide('server', { adminUrl: server.url, template, ownerUrl, appUrl, publicUrl })
  } finally {
    await admin.end()
  }
  return async () => {
    const cleaner = postgres(server.url, { max: 1, onnotice: () => {} })
    await cleaner`drop database if exists ${cleaner(template)} with (force)`
    await cleaner.end()
    await server.stop()
  }
}

type Server = { url: string; stop(): Promise<void> }

async function findServer(projectName: string): Promise<Server> {
  const { testAdminUrl, testPg15Url } = env()
  const given = projectName === 'db' ? testAdminUrl : testPg15Url
  if (given) return { url: given, stop: async () => {} }
  const folder = makeTestFolder()
  const started = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    password: testPassword,
    report: (line) => console.log(line),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' },
  })
  return {
    url: started.url,
    async stop() {
      await started.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
