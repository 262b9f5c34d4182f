import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomicSync } from '#platform/atomic-file.ts'
import type { Progress } from '../invalidation/follower.ts'
import { stateFolder } from './files.ts'
import type { PendingDelete } from './pending-deletes.ts'

/** How far the invalidations were applied, and what that left on disk. Always written together. */
export interface Checkpoint {
  progress: Progress
  /** Addresses whose snapshot is not the newest. */
  outdated: string[]
  /** Snapshots that were to go and are still there. */
  unremoved: PendingDelete[]
  /** Milliseconds since 1970. */
  at: number
}

/** The table of invalidations keeps a week. A checkpoint near that age is useless: what was missed since is no longer there to read. */
const longestSleep = 6 * 86_400_000

export function readCheckpoint(folder: string, now = Date.now()): Checkpoint | undefined {
  try {
    const value = JSON.parse(readFileSync(file(folder), 'utf8')) as Partial<Checkpoint> | null
    const whole =
      typeof value?.at === 'number' &&
      typeof value.progress?.floor === 'number' &&
      Array.isArray(value.progress.seen) &&
      ['number', 'undefined'].includes(typeof value.progress.readAt) &&
      Array.isArray(value.outdated)
    if (!whole || value.at! <= now - longestSleep) return undefined
    return { ...(value as Checkpoint), unremoved: pendingDeletes(value.unremoved, value.at!) }
  } catch {
    return undefined
  }
}

/** Earlier releases wrote no more than the paths, or nothing at all. */
function pendingDeletes(unremoved: unknown, at: number): PendingDelete[] {
  if (!Array.isArray(unremoved)) return []
  return unremoved.map((one: string | PendingDelete) => (typeof one === 'string' ? { path: one, at } : one))
}

export function writeCheckpoint(folder: string, checkpoint: Checkpoint): void {
  writeFileAtomicSync(file(folder), JSON.stringify(checkpoint), {
    unflushed:
      'an older one repeats invalidations, a broken one keeps no page, and readers wait for the disk',
  })
}

function file(folder: string): string {
  return join(folder, stateFolder, 'applied.json')
}
