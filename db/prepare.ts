import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { createJobTables } from './job-tables.ts'

/** "plein" in ASCII, so that no other program's advisory lock is ours by accident. */
const migrationLock = 0x706c6569

const usualDatabase = 'plein_jour'

export type Prepared = {
  ownerUrl: string
  appUrl: string
  publicUrl: string
  /** Nobody has an account yet, or a demo seeding was cut short. */
  fresh: boolean
}

export type PrepareInput = {
  /** Superuser of our own cluster, or the owner of the database of somebody else's. */
  adminUrl: string
  /** True for our own cluster: the database and its owner are made here. */
  ownDatabase: boolean
  /** Another name than the usual one, for tests that run beside a site. */
  databaseName?: string
  appPassword: string
  publicPassword: string
  /** A role that the operator made for reader pages; otherwise site_public is made. */
  publicUrl?: string | undefined
  report: (message: string) => void
}

/** Makes what a running site needs in the database: roles, tables, views, job tables. Safe to run again, and by two at once. */
export async function prepareDatabase(input: PrepareInput): Promise<Prepared> {
  const ownerUrl = input.ownDatabase
    ? await makeDatabase(input.adminUrl, input.databaseName ?? usualDatabase)
    : input.adminUrl
  const sql = connect(ownerUrl)
  try {
    await checkVersion(sql)
    await sql`select pg_advisory_lock(${migrationLock})`
    await makeRoles(sql, input)
    await sql`set lock_timeout = '5s'`
    await migrate(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
    if (input.publicUrl) await letRead(sql, input.publicUrl)
    await createJobTables(ownerUrl)
    await grantJobTables(sql)
    const [state] = await sql<{ fresh: boolean }[]>`
      select not exists (select 1 from users) or exists (select 1 from settings where key = 'seed' and value = '"started"') as fresh`
    await sql`select pg_advisory_unlock(${migrationLock})`
    return {
      ownerUrl,
      ...expectedUrls(ownerUrl, input),
      fresh: state!.fresh,
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** What will come of preparing it, for who cannot wait until the database answers. */
export function expectedUrls(
  databaseUrl: string,
  input: Pick<PrepareInput, 'appPassword' | 'publicPassword' | 'publicUrl'>,
): Pick<Prepared, 'appUrl' | 'publicUrl'> {
  return {
    appUrl: withLogin(databaseUrl, 'site_app', input.appPassword),
    publicUrl: input.publicUrl ?? withLogin(databaseUrl, 'site_public', input.publicPassword),
  }
}

/** Ours, in a server of ours. */
export function embeddedDatabaseUrl(port: number): string {
  return `postgres://127.0.0.1:${port}/${usualDatabase}`
}

const connect = (url: string) => postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })

export function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = user
  changed.password = password
  return changed.href
}

async function makeDatabase(adminUrl: string, databaseName: string): Promise<string> {
  const admin = connect(adminUrl)
  try {
    await admin`select pg_advisory_lock(${migrationLock})`
    const password = new URL(adminUrl).password
    const [role] = await admin`select 1 from pg_roles where rolname = 'site_owner'`
    // The password is the one value; the server quotes it.
    if (!role) await admin`create role site_owner login createrole`
    await setPassword(admin, 'site_owner', decodeURIComponent(password))
    const [database] = await admin`select 1 from pg_database where datname = ${databaseName}`
    if (!database)
      await admin`create database ${admin(databaseName)} owner site_owner encoding 'UTF8' template template0`
    await admin`select pg_advisory_unlock(${migrationLock})`
    const url = new URL(adminUrl)
    url.username = 'site_owner'
    url.pathname = `/${databaseName}`
    return url.href
  } finally {
    await admin.end({ timeout: 5 })
  }
}

async function setPassword(sql: postgres.Sql, role: string, password: string): Promise<void> {
  // ALTER ROLE takes no parameters; format() with %I and %L does the quoting inside the server.
  await sql`select set_config('plein_jour.role', ${role}, false), set_config('plein_jour.password', ${password}, false)`
  await sql`do $$ begin
    execute format('alter role %I with login password %L', current_setting('plein_jour.role'), current_setting('plein_jour.password'));
  end $$`
  await sql`select set_config('plein_jour.password', '', false)`
}

async function makeRoles(sql: postgres.Sql, input: PrepareInput): Promise<void> {
  const roles = [
    { name: 'site_app', password: input.appPassword },
    { name: 'site_public', password: input.publicPassword },
  ]
  for (const { name, password } of roles) {
    const [exists] = await sql`select 1 from pg_roles where rolname = ${name}`
    try {
      if (!exists) await sql`create role ${sql(name)} login`
      await setPassword(sql, name, password)
      await sql`alter role ${sql(name)} set lock_timeout = '2s'`
      await sql`alter role ${sql(name)} set idle_in_transaction_session_timeout = '10s'`
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error
      throw new Error(
        `The database user of DATABASE_URL may not make the role ${name}. Give it CREATEROLE (docs/OPERATIONS.md).`,
      )
    }
  }
  // A reader waits two seconds at most; a desk's search or an import may take longer.
  await sql`alter role site_public set statement_timeout = '2s'`
  await sql`alter role site_app set statement_timeout = '10s'`
}

/** A role that the operator made for reader pages may read what site_public may, and waits no longer than it. */
async function letRead(sql: postgres.Sql, publicUrl: string): Promise<void> {
  const role = decodeURIComponent(new URL(publicUrl).username)
  if (role === 'site_public') return
  await sql`grant site_public to ${sql(role)}`
  await sql`alter role ${sql(role)} set statement_timeout = '2s'`
}

async function grantJobTables(sql: postgres.Sql): Promise<void> {
  await sql`grant usage on schema jobs to site_app`
  await sql`grant select, insert, update, delete on all tables in schema jobs to site_app`
  await sql`grant execute on all functions in schema jobs to site_app`
}

async function checkVersion(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ version: number; encoding: string }[]>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`
  if (row!.version < 150_000)
    throw new Error(`PostgreSQL ${Math.floor(row!.version / 10_000)} is too old: 15 or newer is needed.`)
  if (row!.encoding !== 'UTF8')
    throw new Error(`The database is encoded in ${row!.encoding}; UTF8 is needed.`)
}
