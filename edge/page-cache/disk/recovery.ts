import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { listFiles } from '#edge/http/list-files.ts'
import { removeIfPossible } from '#lib/remove-if-possible.ts'
import type { Tombstone } from '../invalidation/tombstones.ts'
import { concerns } from '../invalidation/version-guard.ts'
import { snapshotPath } from '../page/snapshot-path.ts'
import { stateFolder } from './files.ts'
import type { PendingDelete } from './pending-deletes.ts'
import { readSidecar, type Sidecar } from './sidecar.ts'

export interface RecoveredFile {
  key: string
  tags: readonly string[]
  build: string
  renderedAt: number
  bytes: number
}

/** What is to be deleted: where it lies, and what it shows as far as that is known. */
export interface DeadFile {
  path: string
  tags: readonly string[]
}

/**
 * What lies in the folder of snapshots when the edge starts. What a tombstone speaks of is not kept: it was taken down
 * while nobody was here to hear it. Nor is what was to go before and would not. The caller deletes both.
 */
export function recoverFiles(
  folder: string,
  tombstones: readonly Tombstone[],
  unremoved: readonly PendingDelete[] = [],
): { kept: RecoveredFile[]; gone: DeadFile[] } {
  const entriesDir = join(folder, stateFolder, 'entries')
  const found = new Map<string, RecoveredFile>()
  for (const name of listFiles(entriesDir)) {
    const sidecar =
      name.endsWith('.json') || name.endsWith('.next') ? readFile(join(entriesDir, name)) : undefined
    if (sidecar === undefined || !name.startsWith(`${snapshotPath(sidecar.key)}.json`)) {
      removeIfPossible(join(entriesDir, name))
      continue
    }
    const { key, tags, build, renderedAt, bytes } = sidecar
    const other = found.get(key)
    // Two sidecars: a write was cut short, and the bytes are of either. What concerns one of them concerns both.
    found.set(key, {
      key,
      tags: [...new Set([...tags, ...(other?.tags ?? [])])],
      build,
      renderedAt: Math.min(renderedAt, other?.renderedAt ?? renderedAt),
      bytes,
    })
  }
  const lastOf = new Map(unremoved.map(({ path, at }) => [path, at]))
  const paths = new Set([...found.keys()].map((key) => snapshotPath(key)!))
  const kept: RecoveredFile[] = []
  const gone: DeadFile[] = findOrphans(folder, paths)
  for (const entry of found.values()) {
    const path = snapshotPath(entry.key)!
    const isGone =
      // What was rendered after the deletion was planned is a newer page: the checkpoint may be a second old.
      entry.renderedAt <= (lastOf.get(path) ?? Number.NEGATIVE_INFINITY) ||
      tombstones.some(({ at, tags }) => entry.renderedAt <= at && concerns(tags, entry.tags))
    if (isGone) gone.push({ path, tags: entry.tags })
    else kept.push(entry)
  }
  kept.sort((a, b) => a.renderedAt - b.renderedAt)
  return { kept, gone }
}

/** Bytes of which nobody knows what they show: nginx would serve them for ever. */
function findOrphans(folder: string, known: ReadonlySet<string>): DeadFile[] {
  const orphans = new Set<string>()
  for (const name of listFiles(folder)) {
    const path = name.split(sep).join('/')
    if (path.startsWith(`${stateFolder}/`)) {
      if (path.startsWith(`${stateFolder}/draft-`)) removeIfPossible(join(folder, name))
      continue
    }
    const plain = path.replace(/\.(?:gz|br)$/, '')
    if (!known.has(plain)) orphans.add(plain)
  }
  return [...orphans].map((path) => ({ path, tags: [] }))
}

function readFile(file: string): Sidecar | undefined {
  try {
    return readSidecar(readFileSync(file))
  } catch {
    return undefined
  }
}
