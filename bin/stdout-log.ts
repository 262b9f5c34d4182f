import { createWriteStream, type WriteStream } from 'node:fs'

/** As lib/log.ts: what waits for a slow reader. */
const mostWaiting = 1024 * 1024

let opened: WriteStream | undefined
let dropped = 0

/**
 * A line of a log on stdout, for containers. Whoever collects it may stop reading, and a write to a full pipe would stop us with
 * him, and after us every process that tells us something: it is written beside our work, and lines are left out meanwhile.
 */
export function printLine(line: string): void {
  opened ??= open()
  if (opened.writableLength > mostWaiting) {
    dropped++
    return
  }
  if (dropped > 0) {
    opened.write(logLine('supervisor', 'warn', `${dropped} lines were left out: nobody took them`))
    dropped = 0
  }
  opened.write(line)
}

/** Pure, given the hour: a line like those of the others. */
export function logLine(name: string, level: 'info' | 'warn', msg: string, now = new Date()): string {
  return `${JSON.stringify({ level, time: now.toISOString(), name, msg })}\n`
}

function open(): WriteStream {
  const stream = createWriteStream('', { fd: 1, autoClose: false })
  // Nobody listens any more: no reason to end a site.
  stream.on('error', () => {
    opened = undefined
  })
  return stream
}
