import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connectForTest, onDatabase } from '#testing/connections.ts'
import { roleTurn, testPassword } from '#testing/template.ts'
import { type PrepareInput, prepareDatabase, withLogin } from './prepare.ts'
import { ForeignRoles, prepareRoles, setPassword } from './roles.ts'

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

describe('on a server of somebody else, as an owner who may not make roles', () => {
  const owner = `${server.template}_owner`
  const login = `${server.template}_login`
  const ownDatabase = `${server.template}_owned`
  const as = (user: string) => withLogin(onDatabase(server.adminUrl, ownDatabase), user, testPassword)
  const prepareAs = (urls: Pick<PrepareInput, 'appUrl' | 'publicUrl'>) =>
    prepareDatabase({
      adminUrl: as(owner),
      ownDatabase: false,
      appPassword: testPassword,
      publicPassword: testPassword,
      ...urls,
      report: () => {},
    })

  beforeAll(async () => {
    await admin`select pg_advisory_lock(${roleTurn})`
    for (const role of [owner, login]) {
      await admin`create role ${admin(role)}`
      await setPassword(admin, role, testPassword)
    }
    await admin`create database ${admin(ownDatabase)} owner ${admin(owner)} template template0`
    await watchDefinitions()
  })
  /** Writes down how long each definition of a table or view would have waited for a lock. */
  async function watchDefinitions() {
    const superuser = connectForTest(onDatabase(server.adminUrl, ownDatabase))
    await superuser`create schema watch`
    await superuser`create table watch.definitions (name text, patience text)`
    await superuser`grant usage on schema watch to public`
    await superuser`grant insert on watch.definitions to public`
    await superuser`
      create function watch.note() returns event_trigger language plpgsql as $$ begin
        insert into watch.definitions
          select object_identity, current_setting('lock_timeout') from pg_event_trigger_ddl_commands();
      end $$`
    await superuser`create event trigger note on ddl_command_end execute function watch.note()`
  }
  afterAll(async () => {
    await admin`drop database if exists ${admin(ownDatabase)} with (force)`
    for (const role of [owner, login]) await admin`drop role ${admin(role)}`
    await admin`select pg_advisory_unlock(${roleTurn})`
  })

  test('the start says which statements an administrator is to run, and no password', async () => {
    const names = { app: `${owner}_app`, public: `${owner}_public` }
    const passwords = { appPassword: testPassword, publicPassword: testPassword, mayReplacePasswords: false }
    const refused = prepareRoles(connectForTest(as(owner)), as(owner), passwords, names)
    await expect(refused).rejects.toThrow(`create role ${names.app};`)
    await expect(refused).rejects.toThrow(`alter role ${names.app} with login password '…';`)
    await expect(refused).rejects.toThrow(`alter role ${names.public} with login password '…';`)
    await expect(refused).rejects.not.toThrow(testPassword)
  })

  test('roles that are as they should be need nothing', async () => {
    expect(await prepareAs({})).toMatchObject({ appUrl: as('site_app'), publicUrl: as('site_public') })
  })

  test('it names what a login of another name lacks', async () => {
    const refused = prepareAs({ appUrl: as(login), publicUrl: as('site_public') })
    await expect(refused).rejects.toThrow(`grant site_app to ${login};`)
    await expect(refused).rejects.toThrow(`alter role ${login} set lock_timeout = '2s';`)
  })

  test('it refuses to let the owner be one of the two', async () => {
    await expect(prepareAs({ appUrl: as(owner), publicUrl: as('site_public') })).rejects.toThrow(
      /DATABASE_APP_URL must name another role/,
    )
  })

  test('two logins that were made for it run the site, within their rights', async () => {
    await admin`grant site_app to ${admin(login)}`
    for (const setting of ['lock_timeout', 'idle_in_transaction_session_timeout', 'statement_timeout'])
      await admin`alter role ${admin(login)} set ${admin(setting)} = '3s'`
    const urls = { appUrl: as(login), publicUrl: as('site_public') }
    expect(await prepareAs(urls)).toMatchObject({ ...urls, ownerUrl: as(owner), fresh: true })
    expect(await prepareAs(urls)).toMatchObject(urls)

    const superuser = connectForTest(onDatabase(server.adminUrl, ownDatabase))
    const made = await superuser`
      select distinct patience from watch.definitions where name in ('public.articles', 'public.public_articles')`
    expect(made).toEqual([{ patience: '5s' }])

    const app = connectForTest(as(login))
    await app`insert into users (id, email, name, role) values (gen_random_uuid(), 'a@b.test', 'A', 'admin')`
    await expect(app`create table x (y int)`).rejects.toMatchObject({ code: '42501' })
    await expect(app`delete from audit_log`).rejects.toMatchObject({ code: '42501' })
    expect(await app`select 1 from jobs.queue limit 1`).toHaveLength(1)
    const reader = connectForTest(as('site_public'))
    expect(await reader`select 1 from public_articles`).toHaveLength(0)
    await expect(reader`select 1 from users`).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a second installation with secrets of its own', () => {
  const names = { app: `${server.template}_app`, public: `${server.template}_public` }
  const passwordsOf = (word: string) => ({ appPassword: `${word}-app`, publicPassword: `${word}-public` })
  const digests = async () =>
    JSON.stringify(
      await admin`select rolname, rolpassword from pg_authid where rolname in ${admin(Object.values(names))} order by 1`,
    )
  const start = (word: string, mayReplacePasswords = false) =>
    prepareRoles(admin, server.adminUrl, { ...passwordsOf(word), mayReplacePasswords }, names)
  const logsIn = async (role: string, password: string) => {
    const sql = postgres(withLogin(server.adminUrl, role, password), { max: 1, onnotice: () => {} })
    return sql`select 1`.then(
      () => sql.end().then(() => true),
      () => sql.end().then(() => false),
    )
  }
  afterAll(async () => {
    for (const name of Object.values(names)) await admin`drop role if exists ${admin(name)}`
  })

  test('is refused in one sentence that names the ways out, and changes nothing', async () => {
    await start('first')
    const before = await digests()
    const refused = start('second')
    await expect(refused).rejects.toBeInstanceOf(ForeignRoles)
    await expect(refused).rejects.toThrow(/secrets\.json.*DATABASE_APP_URL.*TAKE_OVER_DATABASE=yes/)
    expect(await digests()).toBe(before)
    expect(await logsIn(names.app, 'first-app')).toBe(true)
  })

  test('is refused for one of the two roles as for both', async () => {
    const half = { appPassword: 'first-app', publicPassword: 'second-public', mayReplacePasswords: false }
    const before = await digests()
    await expect(prepareRoles(admin, server.adminUrl, half, names)).rejects.toThrow(names.public)
    expect(await digests()).toBe(before)
  })

  test('is let in with the secrets of the first, which stay as they are', async () => {
    const before = await digests()
    await start('first')
    expect(await digests()).toBe(before)
  })

  test('takes the database over where the operator says so', async () => {
    await start('second', true)
    expect([await logsIn(names.app, 'second-app'), await logsIn(names.app, 'first-app')]).toEqual([
      true,
      false,
    ])
  })

  test('does not start on a database that serves another one', async () => {
    const start = prepareDatabase({
      adminUrl: server.adminUrl,
      ownDatabase: false,
      ...passwordsOf('second'),
      report: () => {},
    })
    await expect(start).rejects.toBeInstanceOf(ForeignRoles)
  })
})

test('a role that changed its own limits has them again after a start', async () => {
  const role = `${server.template}_limits`
  const passwords = { appPassword: 'limits-app', publicPassword: 'limits-public', mayReplacePasswords: false }
  const prepareLimits = () =>
    prepareRoles(admin, server.adminUrl, passwords, { app: role, public: `${role}_public` })
  await prepareLimits()
  const own = postgres(withLogin(server.adminUrl, `${role}_public`, 'limits-public'), { max: 1 })
  await own`alter role current_user set statement_timeout = 0`
  await own.end()
  await prepareLimits()
  const [row] = await admin`select rolconfig from pg_roles where rolname = ${`${role}_public`}`
  expect(row!.rolconfig).toContain('statement_timeout=2s')
  for (const name of [role, `${role}_public`]) await admin`drop role ${admin(name)}`
})

test('nobody but the owner makes temporary tables in a prepared database', async () => {
  await admin`select pg_advisory_lock(${roleTurn})`
  await prepare()
  await admin`select pg_advisory_unlock(${roleTurn})`
  for (const login of ['site_app', 'site_public']) {
    const sql = connectForTest(withLogin(onDatabase(server.adminUrl, databaseName), login, testPassword))
    await expect(sql`create temporary table x (y int)`, login).rejects.toMatchObject({ code: '42501' })
  }
})
