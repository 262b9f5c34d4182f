import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { createJobTables } from './job-tables.ts'
import { prepareRoles, type RolesInput, setPassword } from './roles.ts'
import { prepareSearch } from './search-extensions.ts'

/** "plein" in ASCII, so that no other program's advisory lock is ours by accident. */
const migrationLock = 0x706c6569

const usualDatabase = 'plein_jour'

export type Prepared = {
  ownerUrl: string
  appUrl: string
  publicUrl: string
  /** Nobody has an account yet, or a demo seeding was cut short. */
  fresh: boolean
  /** It holds the demo newsroom, whole. */
  demo: boolean
}

export type PrepareInput = {
  /** Superuser of our own cluster, or the owner of the database of somebody else's. */
  adminUrl: string
  /** True for our own cluster: the database and its owner are made here. */
  ownDatabase: boolean
  /** Another name than the usual one, for tests that run beside a site. */
  databaseName?: string
  /** The operator's word that no other installation uses the roles of this server any more. */
  mayTakeOver?: boolean
  report: (message: string) => void
} & Omit<RolesInput, 'mayReplacePasswords'>

/** Makes what a running site needs in the database: roles, tables, views, job tables. Safe to run again, and by two at once. */
export async function prepareDatabase(input: PrepareInput): Promise<Prepared> {
  const ownerUrl = input.ownDatabase
    ? await makeDatabase(input.adminUrl, input.databaseName ?? usualDatabase)
    : input.adminUrl
  const sql = connect(ownerUrl)
  try {
    await checkVersion(sql)
    await sql`select pg_advisory_lock(${migrationLock})`
    await prepareRoles(sql, ownerUrl, {
      ...input,
      mayReplacePasswords: input.ownDatabase || input.mayTakeOver === true,
    })
    await sql`set lock_timeout = '5s'`
    await migrate(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
    await prepareSearch(sql, input.report)
    await createJobTables(ownerUrl)
    await grantJobTables(sql)
    await refuseTemporaryTables(sql)
    const [state] = await sql<{ fresh: boolean; demo: boolean }[]>`
      select not exists (select 1 from users) or exists (select 1 from settings where key = 'seed' and value = '"started"') as fresh,
        exists (select 1 from settings where key = 'seed' and value = '"done"') as demo`
    await sql`select pg_advisory_unlock(${migrationLock})`
    return {
      ownerUrl,
      ...expectedUrls(ownerUrl, input),
      fresh: state!.fresh,
      demo: state!.demo,
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** What will come of preparing it, for who cannot wait until the database answers. */
export function expectedUrls(
  databaseUrl: string,
  input: Pick<PrepareInput, 'appPassword' | 'publicPassword' | 'appUrl' | 'publicUrl'>,
): Pick<Prepared, 'appUrl' | 'publicUrl'> {
  return {
    appUrl: input.appUrl ?? withLogin(databaseUrl, 'site_app', input.appPassword),
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

async function grantJobTables(sql: postgres.Sql): Promise<void> {
  await sql`grant usage on schema jobs to site_app`
  await sql`grant select, insert, update, delete on all tables in schema jobs to site_app`
  await sql`grant execute on all functions in schema jobs to site_app`
}

/** PostgreSQL lets everybody fill the disk with them; the site makes none. The owner keeps the right. */
async function refuseTemporaryTables(sql: postgres.Sql): Promise<void> {
  await sql`
    do $$ begin
      execute format('revoke temporary on database %I from public', current_database());
    end $$`
}

async function checkVersion(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ version: number; encoding: string }[]>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`
  if (row!.version < 150_000)
    throw new Error(`PostgreSQL ${Math.floor(row!.version / 10_000)} is too old: 15 or newer is needed.`)
  if (row!.encoding !== 'UTF8')
    throw new Error(`The database is encoded in ${row!.encoding}; UTF8 is needed.`)
}
