import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { EmbeddedPostgresError, wayOut } from './failure.ts'

/** PostgreSQL refuses to run as root, so root runs it as this system user. */
const accountName = 'pleinjour'

const siteAccountName = 'pleinjour-site'

export interface Account {
  name: string
  uid: number
  gid: number
}

/** The user to run PostgreSQL as; undefined means our own. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  return lookUp(accountName) ?? create(accountName, ['--user-group']) ?? lookUp('postgres') ?? refuse()
}

/**
 * The user for edge, Next and worker: another one than PostgreSQL's, whose files it must not read, but of the same group,
 * which may pass through DATA_DIR. Undefined when it cannot be made.
 */
export function siteAccount(group: Account): Account | undefined {
  const found = lookUp(siteAccountName) ?? create(siteAccountName, ['--gid', String(group.gid)])
  return found && { ...found, gid: group.gid }
}

function lookUp(name: string): Account | undefined {
  return parsePasswd(readFileSync('/etc/passwd', 'utf8'), name)
}

/** Pure. */
export function parsePasswd(text: string, name: string): Account | undefined {
  for (const line of text.split('\n')) {
    const [user, , uid, gid] = line.split(':')
    if (user === name && /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '') && uid !== '0') {
      return { name, uid: Number(uid), gid: Number(gid) }
    }
  }
  return undefined
}

function create(name: string, group: string[]): Account | undefined {
  const useradd = ['/usr/sbin/useradd', '/sbin/useradd', '/usr/bin/useradd'].find((file) => existsSync(file))
  if (!useradd) return undefined
  const shell = existsSync('/usr/sbin/nologin') ? '/usr/sbin/nologin' : '/bin/false'
  const options = ['--system', ...group, '--no-create-home', '--home-dir', '/nonexistent', '--shell', shell]
  const made = spawnSync(useradd, [...options, name], { encoding: 'utf8' })
  // Two starts at once may both try: what counts is that the user is there.
  const account = lookUp(name)
  if (!account) process.emitWarning(`useradd ${name}: ${made.stderr?.trim() ?? made.error?.message}`)
  return account
}

function refuse(): never {
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, and the system user "${accountName}" could not be created. Start Plein Jour as an ordinary user. ${wayOut}`,
  )
}
