import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from '../invalidation/follower.ts'
import { stateFolder } from './files.ts'
import type { Leftover } from './pending-deletes.ts'

/** How far the invalidations were applied, and what that left on disk. Always written together. */
export interface Ledger {
  progress: Progress
  /** Addresses whose snapshot is not the newest. */
  outdated: string[]
  /** Snapshots that were to go and are still there. */
  unremoved: Leftover[]
  /** Milliseconds since 1970. */
  at: number
}

/** The table keeps a week. Whoever slept longer has missed things that nobody can tell him any more. */
const longestSleep = 6 * 86_400_000

export function readLedger(folder: string, now = Date.now()): Ledger | undefined {
  try {
    const value = JSON.parse(readFileSync(file(folder), 'utf8')) as Partial<Ledger> | null
    const whole =
      typeof value?.at === 'number' &&
      typeof value.progress?.floor === 'number' &&
      Array.isArray(value.progress.seen) &&
      ['number', 'undefined'].includes(typeof value.progress.readAt) &&
      Array.isArray(value.outdated)
    if (!whole || value.at! <= now - longestSleep) return undefined
    return { ...(value as Ledger), unremoved: leftovers(value.unremoved, value.at!) }
  } catch {
    return undefined
  }
}

/** Earlier releases wrote no more than the paths, or nothing at all. */
function leftovers(unremoved: unknown, at: number): Leftover[] {
  if (!Array.isArray(unremoved)) return []
  return unremoved.map((one: string | Leftover) => (typeof one === 'string' ? { path: one, at } : one))
}

export function writeLedger(folder: string, ledger: Ledger): void {
  const draft = `${file(folder)}.draft`
  writeFileSync(draft, JSON.stringify(ledger))
  renameSync(draft, file(folder))
}

function file(folder: string): string {
  return join(folder, stateFolder, 'applied.json')
}
