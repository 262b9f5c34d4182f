import postgres from 'postgres'

export type RolesInput = {
  appPassword: string
  publicPassword: string
  /** Logins that the operator made; without one, the role itself logs in, with the password above. */
  appUrl?: string | undefined
  publicUrl?: string | undefined
  /** Whether a password that is not ours may be replaced: in a server of our own, or when an operator says so. */
  mayReplacePasswords: boolean
}

type Role = { name: string; password: string; variable: string; url: string | undefined; patience: string }

/** A statement about a role: %I stands for a name, %L for a text, in the order of the values. */
type Step = { statement: string; values: string[]; shown?: string[] }

/** A connection that waits holds up others: none may wait long for a lock, or leave a transaction open. */
const limits = { lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' }

/** Somebody else logs in by these roles: a new password would take the database from a site that runs. */
export class ForeignRoles extends Error {
  override name = 'ForeignRoles'
  constructor(host: string, role: string) {
    super(
      `The database server ${host} already serves another installation: its role ${role} has a password that is not in secrets.json of this DATA_DIR. Nothing was changed. To run the same newsroom here, copy its secrets.json into DATA_DIR; to run another newsroom, give it logins of its own by DATABASE_APP_URL and DATABASE_PUBLIC_URL; if the other installation is gone for good, start once with TAKE_OVER_DATABASE=yes (docs/OPERATIONS.md).`,
    )
  }
}

/**
 * The roles that migrations grant rights to. For logins that somebody else has made only what is missing is done, so
 * that a user without CREATEROLE can start the site. What it may not do is said, as the statements that are wanted.
 * `databaseUrl` is where the two roles will log in. Throws ForeignRoles.
 */
export async function prepareRoles(
  sql: postgres.Sql,
  databaseUrl: string,
  input: RolesInput,
  names = { app: 'site_app', public: 'site_public' },
): Promise<void> {
  const { appPassword, publicPassword, appUrl, publicUrl, mayReplacePasswords } = input
  const roles: Role[] = [
    // A desk's search or an import may take longer than a reader waits.
    { name: names.app, password: appPassword, variable: 'DATABASE_APP_URL', url: appUrl, patience: '10s' },
    {
      name: names.public,
      password: publicPassword,
      variable: 'DATABASE_PUBLIC_URL',
      url: publicUrl,
      patience: '2s',
    },
  ]
  const refused: Step[] = []
  if (!mayReplacePasswords) await refuseForeignRoles(sql, databaseUrl, roles)
  for (const role of roles) refused.push(...(await prepareRole(sql, databaseUrl, role)))
  if (refused.length > 0)
    throw new Error(
      `The database user of DATABASE_URL may not make roles. Give it CREATEROLE; or let an administrator of the server run what follows, and name the two logins by DATABASE_APP_URL and DATABASE_PUBLIC_URL (docs/OPERATIONS.md).\n\n${refused.map((step) => `  ${written(step)};`).join('\n')}`,
    )
}

/** Before anything is changed, for all of them: half of a taken database is worse than none. */
async function refuseForeignRoles(sql: postgres.Sql, databaseUrl: string, roles: Role[]): Promise<void> {
  for (const { name, url, password } of roles)
    if (url === undefined && (await logsIn(sql, name)) && !(await accepts(databaseUrl, name, password)))
      throw new ForeignRoles(new URL(databaseUrl).host, name)
}

/** Whether the server lets this role in with this password; where it asks for none, whatever the password. */
async function accepts(databaseUrl: string, name: string, password: string): Promise<boolean> {
  const url = new URL(databaseUrl)
  url.username = name
  url.password = password
  const login = postgres(url.href, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    await login`select 1`
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return false
    throw error
  } finally {
    await login.end({ timeout: 5 })
  }
}

async function logsIn(sql: postgres.Sql, role: string): Promise<boolean> {
  return (await sql`select 1 from pg_roles where rolname = ${role} and rolcanlogin`).length > 0
}

/** What was not allowed, and what would have come after it. */
async function prepareRole(sql: postgres.Sql, databaseUrl: string, role: Role): Promise<Step[]> {
  const { name, url, password } = role
  const login = url === undefined ? name : decodeURIComponent(new URL(url).username)
  if (login !== name) await checkLogin(sql, role.variable, login)

  const isNew = !(await exists(sql, name))
  const steps: Step[] = isNew ? [{ statement: 'create role %I', values: [name] }] : []
  if (login !== name) {
    if (isNew || !(await isMember(sql, login, name)))
      steps.push({ statement: 'grant %I to %I', values: [name, login] })
  } else if (url === undefined) {
    if (isNew || !(await logsIn(sql, name)) || !(await accepts(databaseUrl, name, password)))
      steps.push(passwordStep(name, password))
  } else if (isNew) steps.push(passwordStep(name, decodeURIComponent(new URL(url).password)))
  const chosen = await settingsOf(sql, login)
  // What an operator chose for their own login stays; a role of ours gets its limits back.
  for (const [setting, value] of Object.entries({ ...limits, statement_timeout: role.patience }))
    if (url === undefined ? chosen.get(setting) !== value : !chosen.has(setting))
      steps.push({ statement: 'alter role %I set %I = %L', values: [login, setting, value] })

  for (const [i, step] of steps.entries())
    try {
      await execute(sql, step)
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error
      return steps.slice(i)
    }
  return []
}

async function checkLogin(sql: postgres.Sql, variable: string, login: string): Promise<void> {
  if (!(await exists(sql, login))) throw new Error(`The role ${login} of ${variable} does not exist.`)
  const [owner] = await sql<{ name: string }[]>`select current_user as name`
  // The owner may do everything to the tables, which is what the two roles are there to prevent.
  if (owner!.name === login)
    throw new Error(
      `${variable} must name another role than ${login}, which owns the tables (docs/OPERATIONS.md).`,
    )
}

async function exists(sql: postgres.Sql, role: string): Promise<boolean> {
  return (await sql`select 1 from pg_roles where rolname = ${role}`).length > 0
}

async function isMember(sql: postgres.Sql, role: string, group: string): Promise<boolean> {
  const [row] = await sql<{ is: boolean }[]>`select pg_has_role(${role}, ${group}, 'usage') as is`
  return row!.is
}

/** What has been set for a role. */
async function settingsOf(sql: postgres.Sql, role: string): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; value: string }[]>`
    select split_part(setting, '=', 1) as name, split_part(setting, '=', 2) as value
    from pg_roles, unnest(rolconfig) as setting where rolname = ${role}`
  return new Map(rows.map((row) => [row.name, row.value]))
}

export const setPassword = (sql: postgres.Sql, role: string, password: string): Promise<void> =>
  execute(sql, passwordStep(role, password))

const passwordStep = (role: string, password: string): Step => ({
  statement: 'alter role %I with login password %L',
  values: [role, password],
  shown: [role, '…'],
})

/** Statements about roles take no parameters: the quoting is done inside the server. */
async function execute(sql: postgres.Sql, { statement, values }: Step): Promise<void> {
  await sql`
    select set_config('plein_jour.statement', format(${statement}::text, variadic ${values}::text[]), false)`
  try {
    await sql`do $$ begin execute current_setting('plein_jour.statement'); end $$`
  } finally {
    await sql`select set_config('plein_jour.statement', '', false)`
  }
}

/** For people, without passwords. */
function written({ statement, values, shown = values }: Step): string {
  let i = 0
  return statement.replace(/%[IL]/g, (place) => (place === '%L' ? `'${shown[i++]}'` : shown[i++]!))
}
