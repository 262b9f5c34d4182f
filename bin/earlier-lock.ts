import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '#db/embedded/process.ts'
import { removeIfPossible } from '#lib/remove-if-possible.ts'

/** The file by which a version before the socket (holder.mjs) says that it runs. Such a site must be stopped before an upgrade. */
export function earlierHolder(dataDir: string): { pid: number; url: string } | undefined {
  const file = join(dataDir, 'plein-jour.lock')
  try {
    const { pid, stamp, url } = JSON.parse(readFileSync(file, 'utf8'))
    if (isRunning(pid, stamp)) return { pid, url }
  } catch {
    // None, or half of one: no process that still runs wrote it.
  }
  removeIfPossible(file)
  return undefined
}
