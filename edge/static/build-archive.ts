import { mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { draftSuffix, writeFileAtomicSync } from '#platform/atomic-file.ts'
import { listFiles } from '../http/list-files.ts'

/** A page that outlives its build by more than this was not asked for in a month, and is rendered again. */
const lifetime = 30 * 86_400_000

/** Flushing a hundred files takes longer than the rest of the edge's start. */
const unflushed = 'one that a power cut has left short is copied again at the next start'

/**
 * A stored page names the styles and scripts of the build that rendered it, and the next build takes those files
 * away. Their names carry a hash of their content, so all builds fit into one folder, and an old page keeps its looks.
 */
export function archiveBuild(builtDir: string, keptDir: string, now = Date.now()): void {
  for (const name of listFiles(builtDir)) {
    const kept = join(keptDir, name)
    const built = join(builtDir, name)
    if (sizeOf(kept) !== sizeOf(built)) {
      mkdirSync(dirname(kept), { recursive: true, mode: 0o700 })
      writeFileAtomicSync(kept, readFileSync(built), { mode: 0o644, unflushed })
    }
    // In use today.
    utimesSync(kept, now / 1_000, now / 1_000)
  }
  for (const name of listFiles(keptDir)) {
    const file = join(keptDir, name)
    if (statSync(file).mtimeMs < now - lifetime || name.endsWith(draftSuffix)) rmSync(file, { force: true })
  }
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size
}
