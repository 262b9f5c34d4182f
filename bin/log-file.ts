import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'

/** DATA_DIR/logs/<process>.log. Processes write to the file themselves, so they go on when we are gone. */
const limit = 10 * 1024 * 1024
const kept = 3

export function logPath(dataDir: string, name: string): string {
  return join(dataDir, 'logs', `${name}.log`)
}

/** A descriptor to give to a child; close it after spawning. */
export function openLog(dataDir: string, name: string): number {
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 })
  return openSync(logPath(dataDir, name), 'a', 0o600)
}

/**
 * Files over 10 MB become .1, .2, .3. The content is copied and the file emptied, because its writers hold it
 * open; they append, so they go on at the new end. What is written in between is lost: logs, nothing else.
 */
export function rotateLogs(dataDir: string, maxBytes = limit): void {
  const folder = join(dataDir, 'logs')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.log'))) {
    const file = join(folder, name)
    if (statSync(file).size <= maxBytes) continue
    for (let i = kept - 1; i >= 1; i--) {
      if (existsSync(`${file}.${i}`)) renameSync(`${file}.${i}`, `${file}.${i + 1}`)
    }
    try {
      copyFileSync(file, `${file}.1`)
    } catch {
      // A full disk: emptying the file is what helps.
    }
    truncateSync(file)
  }
}

/** The last lines, for a person who has to find out what went wrong. */
export function tailOf(file: string, lines = 20): string {
  if (!existsSync(file)) return ''
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    const buffer = Buffer.alloc(Math.min(size, 32_768))
    readSync(fd, buffer, 0, buffer.length, size - buffer.length)
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } finally {
    closeSync(fd)
  }
}
