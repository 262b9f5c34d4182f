import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Account } from './account.ts'

/** Asks the system, as that user: permission bits alone would miss ACLs and mount options. */
export function canEnter(account: Account | undefined, folder: string): boolean {
  return probe(account, folder, 'test -x "$1" && cd "$1"')
}

export function canRun(account: Account | undefined, file: string): boolean {
  return probe(account, file, 'test -r "$1" && test -x "$1"')
}

export function canRead(account: Account | undefined, file: string): boolean {
  return probe(account, file, 'test -r "$1"')
}

function probe(account: Account | undefined, path: string, script: string): boolean {
  const identity = account ? { uid: account.uid, gid: account.gid } : {}
  const result = spawnSync('/bin/sh', ['-c', script, 'sh', path], { ...identity, cwd: '/', stdio: 'ignore' })
  return result.status === 0
}

/** The highest folder on the way that the user may not enter: the one to name in a message. */
export function firstBarrier(account: Account, folder: string): string | undefined {
  const way: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    way.unshift(at)
    if (dirname(at) === at) break
  }
  return way.find((step) => !canEnter(account, step))
}

/**
 * Lets the account pass through a folder of ours without listing it: the group may enter, nobody else.
 * Folders of somebody else, or with a group that means something, are left alone.
 */
export function letThrough(account: Account, folder: string): void {
  const { uid, gid, mode } = statSync(folder)
  if (uid !== 0 || (gid !== 0 && gid !== account.gid)) return
  chownSync(folder, 0, account.gid)
  chmodSync(folder, (mode & 0o7777) | 0o010)
}
