import { rmSync } from 'node:fs'

/** Deletes a file that is not needed any more. Where the disk refuses, it stays, and does no harm. */
export function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // A disk that became read-only is no reason to stop.
  }
}
