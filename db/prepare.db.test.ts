import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { prepareDatabase } from './prepare.ts'
import { connectForTest, onDatabase } from './testing-connections.ts'
import { roleTurn, testPassword } from './testing-template.ts'

const server = inject('server')
const databaseName = `${server.template}_prepare`
const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} })

const prepare = () =>
  prepareDatabase({
    adminUrl: server.adminUrl,
    ownDatabase: true,
    databaseName,
    appPassword: testPassword,
    publicPassword: testPassword,
    report: () => {},
  })

afterAll(async () => {
  await admin`drop database if exists ${admin(databaseName)} with (force)`
  await admin.end()
})

const journal = JSON.parse(
  readFileSync(new URL('./migrations/meta/_journal.json', import.meta.url), 'utf8'),
) as {
  entries: unknown[]
}

test('an empty server is prepared by two at once, and again, with one result', async () => {
  await admin`select pg_advisory_lock(${roleTurn})`
  const both = await Promise.all([prepare(), prepare()])
  const again = await prepare()
  expect(again).toEqual(both[0])
  expect(again).toEqual(both[1])
  expect(again.fresh).toBe(true)

  const sql = connectForTest(onDatabase(server.ownerUrl, databaseName))
  const applied = await sql`select hash from drizzle.__drizzle_migrations`
  expect(applied).toHaveLength(journal.entries.length)
  const [queue] = await sql`select count(*)::int as n, count(distinct name)::int as names from jobs.queue`
  expect(queue!.n).toBe(queue!.names)
  // Nobody stays locked out by a lock that was forgotten.
  expect(
    await sql`select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  ).toHaveLength(0)
  await admin`select pg_advisory_unlock(${roleTurn})`
})

test('a site with an account is no longer fresh', async () => {
  const sql = connectForTest(onDatabase(server.ownerUrl, databaseName))
  await sql`insert into users (id, email, name, role) values (gen_random_uuid(), 'a@b.test', 'A', 'admin')`
  await admin`select pg_advisory_lock(${roleTurn})`
  expect((await prepare()).fresh).toBe(false)
  await admin`select pg_advisory_unlock(${roleTurn})`
})
