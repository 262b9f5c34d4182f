import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { embeddedMajor } from './binaries.ts'
import { EmbeddedPostgresError, wayOut } from './failure.ts'
import { canEnter, firstBarrier, letThrough } from './reach.ts'

/** Where root keeps what its PostgreSQL user must reach when the project is in a closed folder. */
export const systemFolder = '/var/lib/plein-jour'

export interface Place {
  /** The folder that holds the cluster, its port file and its owner file. */
  folder: string
  /** The cluster itself: PostgreSQL's data directory. */
  cluster: string
}

const noteName = 'postgres-location.txt'
const ownerName = 'data-dir.txt'

/**
 * DATA_DIR/postgres/18, or, when PostgreSQL's user cannot get there (DATA_DIR under a /root with mode 0700),
 * a folder in /var/lib that a note in DATA_DIR names. The choice is made once: a cluster never seems lost
 * because somebody changed the mode of a folder.
 */
export function findPlace(dataDir: string, account: Account | undefined): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const real = realpathSync(dataDir)
  const usual = placeIn(join(real, 'postgres'))
  const noted = readNote(real)
  if (noted) return elsewhere(noted, real, account)
  if (!account) {
    mkdirSync(usual.folder, { recursive: true, mode: 0o700 })
    return usual
  }
  letThrough(account, real)
  if (canEnter(account, real)) {
    mkdirSync(usual.folder, { recursive: true, mode: 0o700 })
    return usual
  }
  if (existsSync(join(usual.cluster, 'PG_VERSION'))) {
    throw new EmbeddedPostgresError(
      `The database in ${usual.cluster} cannot be reached by the user "${account.name}", who runs it: ${firstBarrier(account, real)} is closed to that user. Open it (chmod o+x), or move the project to a folder such as /srv. ${wayOut}`,
    )
  }
  const name = createHash('sha256').update(real).digest('hex').slice(0, 12)
  const folder = join(systemFolder, name, 'postgres')
  writeFileSync(join(real, noteName), note(folder, account), { mode: 0o600 })
  return elsewhere(folder, real, account)
}

/** Pure: the first line that is not a comment is the folder. */
export function parseNote(text: string): string | undefined {
  const line = text.split('\n').find((part) => part.trim() !== '' && !part.startsWith('#'))
  return line?.trim()
}

function readNote(dataDir: string): string | undefined {
  const file = join(dataDir, noteName)
  return existsSync(file) ? parseNote(readFileSync(file, 'utf8')) : undefined
}

function note(folder: string, account: Account): string {
  return [
    `# The database of this DATA_DIR is in the folder below, because the user "${account.name}",`,
    '# who runs it, may not enter this one. Back up both. Do not edit.',
    folder,
    '',
  ].join('\n')
}

function elsewhere(folder: string, dataDir: string, account: Account | undefined): Place {
  if (process.getuid?.() === 0) mkdirSync(folder, { recursive: true, mode: 0o711 })
  const owner = join(folder, '..', ownerName)
  if (existsSync(owner)) {
    const known = readFileSync(owner, 'utf8').trim()
    // A copied DATA_DIR still points at the original's database: two sites must not write into one.
    if (known !== dataDir && sameFolderStillThere(known, folder)) {
      throw new EmbeddedPostgresError(
        `${dataDir} looks like a copy of ${known}, and its database (${folder}) belongs to that one. Delete ${join(dataDir, noteName)} to start with an empty database.`,
      )
    }
  }
  if (process.getuid?.() === 0) writeFileSync(owner, `${dataDir}\n`, { mode: 0o600 })
  if (!existsSync(folder) || !canEnter(account, folder)) {
    throw new EmbeddedPostgresError(
      `The database is in ${folder}, which ${account ? `the user "${account.name}"` : 'this user'} may not enter. ${wayOut}`,
    )
  }
  // PostgreSQL names its folder without symbolic links, and is compared with ours.
  return placeIn(realpathSync(folder))
}

function sameFolderStillThere(dataDir: string, folder: string): boolean {
  return existsSync(dataDir) && statSync(dataDir).isDirectory() && readNote(dataDir) === folder
}

function placeIn(folder: string): Place {
  return { folder, cluster: join(folder, String(embeddedMajor)) }
}
