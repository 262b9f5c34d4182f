import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from './invalidations.ts'
import { stateFolder } from './snapshots.ts'

/** How far the invalidations were applied, and what that left on disk. Always written together. */
export interface Ledger {
  progress: Progress
  /** Addresses whose snapshot is not the newest. */
  outdated: string[]
  /** Paths of snapshots that were to go and are still there. */
  unremoved: string[]
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
      Array.isArray(value.outdated)
    if (!whole || value.at! <= now - longestSleep) return undefined
    return { ...(value as Ledger), unremoved: Array.isArray(value.unremoved) ? value.unremoved : [] }
  } catch {
    return undefined
  }
}

export function writeLedger(folder: string, ledger: Ledger): void {
  const draft = `${file(folder)}.draft`
  writeFileSync(draft, JSON.stringify(ledger))
  renameSync(draft, file(folder))
}

function file(folder: string): string {
  return join(folder, stateFolder, 'applied.json')
}
