import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { type Binaries, embeddedMajor } from './binaries.ts'
import { EmbeddedPostgresError, explainLog, wayOut } from './failure.ts'
import type { Place } from './place.ts'
import { bareEnv } from './process.ts'

/** Makes the cluster when there is none. True when it did. */
export function initialise(
  place: Place,
  binaries: Binaries,
  account: Account | undefined,
  password: string,
): boolean {
  if (!account) checkOwner(place.folder)
  clearUnfinished(place)
  const found = versionOf(place.cluster)
  if (found !== undefined) {
    checkVersion(found, place)
    giveTo(account, place.folder)
    return false
  }
  if (existsSync(place.cluster) && readdirSync(place.cluster).length > 0) {
    throw new EmbeddedPostgresError(
      `${place.cluster} exists but is not a database (no PG_VERSION file). It was left alone: move it away, or restore your backup.`,
    )
  }
  const other = readdirSync(place.folder).find((name) => /^\d+$/.test(name) && Number(name) !== embeddedMajor)
  if (other) checkVersion(other, place)
  create(place, binaries, account, password)
  return true
}

/**
 * `initdb` works in a folder with another name, renamed when complete: killed half-way, it leaves
 * nothing that looks like a database.
 */
function create(place: Place, binaries: Binaries, account: Account | undefined, password: string): void {
  const unfinished = `${place.cluster}.new`
  const passwordFile = join(place.folder, 'password.new')
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  giveTo(account, place.folder)
  try {
    const fixed = [
      ...['-D', unfinished, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--data-checksums', '--no-instructions'],
    ]
    let output = ''
    for (const locale of ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'fr_FR.UTF-8']) {
      const run = runAs(account, binaries.initdb, [...fixed, `--locale=${locale}`])
      if (run.status === 0) {
        renameSync(unfinished, place.cluster)
        return
      }
      output = run.output
      // Plain "C" is no way out: with it the text search takes « and ’ for letters.
      if (!/invalid locale name|not a valid locale/.test(output)) break
    }
    throw new EmbeddedPostgresError(
      `The database could not be created in ${place.cluster}. ${explainLog(output) ?? wayOut}\n${output.trim()}`,
    )
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function clearUnfinished(place: Place): void {
  rmSync(`${place.cluster}.new`, { recursive: true, force: true })
  rmSync(join(place.folder, 'password.new'), { force: true })
}

function versionOf(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new EmbeddedPostgresError(`${cluster} cannot be read: ${(error as Error).message}`)
  }
}

function checkVersion(found: string, place: Place): void {
  if (found === String(embeddedMajor)) return
  throw new EmbeddedPostgresError(
    `The database in ${place.folder} was made by PostgreSQL ${found}; this version of Plein Jour brings PostgreSQL ${embeddedMajor}, which cannot read it. Nothing was changed. Start the version of Plein Jour that made it, write a backup with it, and restore that backup into an empty DATA_DIR (docs/OPERATIONS.md).`,
  )
}

/** PostgreSQL wants to own its files; a copy made by root would break that. */
function giveTo(account: Account | undefined, folder: string): void {
  if (!account) return
  walk(folder, (path, uid) => {
    if (uid !== account.uid) lchownSync(path, account.uid, account.gid)
  })
  chownSync(folder, account.uid, account.gid)
}

function checkOwner(folder: string): void {
  const uid = process.getuid?.()
  const foreign = (path: string) => uid !== undefined && lstatSync(path).uid !== uid
  const found = foreign(folder)
    ? folder
    : readdirSync(folder)
        .map((name) => join(folder, name))
        .find(foreign)
  if (found === undefined) return
  throw new EmbeddedPostgresError(
    `${found} belongs to another user: Plein Jour was started before as root or somebody else. Start it as that user, or give the folder to this one (chown -R).`,
  )
}

function walk(folder: string, visit: (path: string, uid: number) => void): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) walk(path, visit)
    visit(path, lstatSync(path).uid)
  }
}

function runAs(account: Account | undefined, program: string, args: string[]) {
  const identity = account ? { uid: account.uid, gid: account.gid } : {}
  const options = { ...identity, cwd: '/', env: bareEnv, encoding: 'utf8' as const }
  const run = spawnSync(program, args, options)
  return { status: run.status, output: `${run.stderr ?? ''}${run.error?.message ?? ''}` }
}
