import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { join } from 'node:path'

/**
 * Says which files below these folders have changed. Each folder is watched for itself: that sees a file that an editor
 * replaces as well as one that it writes over, and needs no more than a watch for each folder.
 */
export function watchSources(folders: readonly string[], onChange: (path: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  const known = new Map<string, string>()
  for (const folder of folders) enter(folder, () => {})
  return () => {
    for (const watcher of watchers.values()) watcher.close()
  }

  /** A folder that appears later may have files already. */
  function enter(folder: string, onFile: (path: string) => void): void {
    if (watchers.has(folder) || stampOf(folder) !== 'folder') return
    const watcher = watch(folder, (_, name) => {
      if (name !== null) look(join(folder, name))
    })
    const leave = () => {
      watcher.close()
      watchers.delete(folder)
    }
    watcher.on('error', leave).unref()
    watchers.set(folder, watcher)
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      const stamp = stampOf(path)
      if (stamp === 'folder') enter(path, onFile)
      else if (stamp !== undefined) {
        known.set(path, stamp)
        onFile(path)
      }
    }
  }

  function look(path: string): void {
    const stamp = stampOf(path)
    if (stamp === 'folder') {
      enter(path, onChange)
      return
    }
    watchers.get(path)?.close()
    watchers.delete(path)
    // Reading a file, or a new link to it, is no change.
    if (known.get(path) === stamp) return
    if (stamp === undefined) known.delete(path)
    else known.set(path, stamp)
    onChange(path)
  }
}

/** Undefined for what is not there. */
function stampOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return undefined
  return found.isDirectory() ? 'folder' : `${found.mtimeMs}/${found.size}/${found.ino}`
}
