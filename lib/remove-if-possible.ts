import { rmSync } from 'node:fs'

/** Deletes a file that nobody needs. What the disk does not let go lies there until a next start, and is in nobody's way. */
export function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // A disk that became read-only is no reason not to go on.
  }
}
