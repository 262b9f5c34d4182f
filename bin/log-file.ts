import {
  appendFileSync,
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
import { devNull } from 'node:os'
import { join } from 'node:path'
import { note } from './terminal.ts'

/** DATA_DIR/logs/<process>.log. Processes write to the file themselves, so they go on when we are gone. */
const limit = 10 * 1024 * 1024
const kept = 3

export function logPath(dataDir: string, name: string): string {
  return join(dataDir, 'logs', `${name}.log`)
}

/** A descriptor to give to a child; close it after spawning. What cannot be written down is no reason not to start it. */
export function openLog(dataDir: string, name: string): number {
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 })
    return openSync(logPath(dataDir, name), 'a', 0o600)
  } catch (error) {
    note(`${name} keeps no log: ${(error as Error).message}`)
    return openSync(devNull, 'a')
  }
}

/** A line of somebody else's; on a full disk it is lost. */
export function appendTo(file: string, line: string): void {
  try {
    appendFileSync(file, line, { mode: 0o600 })
  } catch {
    // There is nobody to tell, and nothing to be done.
  }
}

/**
 * Files over 10 MB become .1, .2, .3. The content is copied and the file emptied, because its writers hold it
 * open; they append, so they go on at the new end. What is written in between is lost: logs, nothing else.
 */
export function rotateLogs(dataDir: string, maxBytes = limit): void {
  const folder = join(dataDir, 'logs')
  for (const name of namesIn(folder).filter((entry) => entry.endsWith('.log'))) {
    try {
      rotate(join(folder, name), maxBytes)
    } catch {
      // Taken away meanwhile, or on a disk that takes no change: no reason to end a site.
    }
  }
}

/** None where there is no such folder yet, or none that can be read now: the next round may find them. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function rotate(file: string, maxBytes: number): void {
  if (statSync(file).size <= maxBytes) return
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

/** The last lines, for a person who has to find out what went wrong. */
export function tailOf(file: string, lines = 20): string {
  if (!existsSync(file)) return ''
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    const buffer = Buffer.alloc(Math.min(size, 32_768))
    readSync(fd, buffer, 0, buffer.length, size - buffer.length)
    return buffer
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .map((line) => readableLine(line).text)
      .join('\n')
  } finally {
    closeSync(fd)
  }
}

/** A line of our logger as a person reads it, with its level; every other line as it is. */
export function readableLine(line: string): { level?: string; text: string } {
  if (!line.startsWith('{"level":"')) return { text: line }
  try {
    const { level, text, msg, err, error } = JSON.parse(line)
    const facts = err ?? error
    if (typeof text === 'string') return { level, text }
    if (facts === undefined) return { level, text: String(msg) }
    const { type, code, message, stack } = facts
    const told = `${msg}: ${[type, code, message].filter(Boolean).join(' ')}`
    return { level, text: [told, ...(stack ? [stack] : [])].join('\n') }
  } catch {
    return { text: line }
  }
}
