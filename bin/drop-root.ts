import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, postgresAccount, siteAccount } from '#db/embedded/account.ts'
import { canEnter, canRead, firstBarrier, letThrough } from '#db/embedded/reach.ts'
import { projectRoot } from './project.ts'

/** The folders of DATA_DIR in which the processes of the site write. */
const writable = ['pages', 'static', 'media', 'uploads', 'cache', 'run'] as const

/** Whom the processes of the site run as; or why they stay root. */
export type Dropped = { account: Account } | { stays: string }

/**
 * Root starts edge, Next, worker and, through them, the decoder of pictures as a user of their own. They may write the
 * stored pages, the pictures and their caches, and read neither the keys nor the database. What an older version wrote as
 * root is theirs from now on. Undefined for every other user: the processes then run as the user who started the site.
 */
export function dropRoot(dataDir: string, port: number): Dropped | undefined {
  if (process.getuid?.() !== 0) return undefined
  const found = findAccount(dataDir, port)
  if ('stays' in found) takeFolders(dataDir)
  return found
}

function findAccount(dataDir: string, port: number): Dropped {
  const group = postgresAccount()
  const account = group && siteAccount(group)
  if (account === undefined) return { stays: 'the system user for it could not be made' }
  if (port < firstFreePort())
    return {
      stays: `only root may listen on port ${port}. Put a proxy in front, or choose a port from 1024 on`,
    }
  const needed = [
    process.execPath,
    ...['bin/worker.ts', '.next/BUILD_ID'].map((file) => join(projectRoot, file)),
  ]
  const closed = needed.find((file) => !canRead(account, file))
  if (closed !== undefined)
    return { stays: `${barrier(account, closed)}. Move the project to a folder such as /srv` }
  letThrough(account, dataDir)
  if (!canEnter(account, dataDir)) return { stays: barrier(account, dataDir) }
  try {
    giveFolders(dataDir, account)
  } catch (error) {
    return { stays: `its folders cannot be given to another user (${(error as Error).message})` }
  }
  return { account }
}

const barrier = (account: Account, path: string) =>
  `the user "${account.name}" may not enter ${firstBarrier(account, path) ?? path}`

/** Containers and some systems let everybody have the small ones. */
function firstFreePort(): number {
  const file = '/proc/sys/net/ipv4/ip_unprivileged_port_start'
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 1_024
}

/** Gives the site the folders in which it writes, with everything in them; `again` after somebody else wrote there as root. */
export function giveFolders(dataDir: string, account: Account, again = false): void {
  for (const name of writable) {
    const folder = join(dataDir, name)
    // Everybody may read a stored page: a web server does.
    mkdirSync(folder, { recursive: true, mode: name === 'pages' ? 0o755 : 0o700 })
    if (again || lstatSync(folder).uid !== account.uid) give(folder, account)
  }
  try {
    giveReports(join(dataDir, 'logs'), account)
  } catch {
    // A disk that takes nothing: reports of browsers are a comfort.
  }
}

/** Folders last, so that what is interrupted begins anew. Links are given, not followed. */
function give(path: string, account: Account): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) give(join(path, name), account)
  lchownSync(path, account.uid, account.gid)
}

/** The logs stay root's: in a folder of the site's user, a link could lead root's writes elsewhere. The edge may only pass through to its one file. */
function giveReports(logs: string, account: Account): void {
  const { O_CREAT, O_WRONLY, O_NOFOLLOW } = constants
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  lchownSync(logs, 0, account.gid)
  chmodSync(logs, 0o710)
  const reports = join(logs, 'csp-reports.jsonl')
  closeSync(openSync(reports, O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600))
  lchownSync(reports, account.uid, account.gid)
}

/** Processes that stay root write there as root. The folders become root's, so that a later start sees it and gives them away again. */
export function takeFolders(dataDir: string): void {
  if (process.getuid?.() !== 0) return
  for (const folder of writable.map((name) => join(dataDir, name))) {
    const { uid, gid } = lstatSync(folder, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 }
    if (uid === 0) continue
    try {
      lchownSync(folder, 0, gid)
    } catch {
      // A disk that takes no change now.
    }
  }
}
