import { setTimeout as pause } from 'node:timers/promises'

/** As lib/log.ts: what waits for a slow reader. */
const mostWaiting = 1024 * 1024

let dropped = 0

/**
 * A line of a log on stdout, for containers. If its collector stops reading, a full pipe must not stop us, nor the processes
 * that tell us something: Node keeps a megabyte for it, and lines after that are left out and counted.
 */
export function printLine(line: string): void {
  if (process.stdout.writableLength > mostWaiting) dropped++
  else {
    announceDropped()
    process.stdout.write(line)
  }
}

/** To be awaited before the process ends: the collector has `limit` milliseconds to take what is waiting. */
export async function flushLines(limit = 1_000): Promise<void> {
  announceDropped()
  const flushed = new Promise<void>((resolve) => {
    process.stdout.write('', () => resolve())
  })
  await Promise.race([flushed, pause(limit, undefined, { ref: false })])
}

/** Pure, given the hour: a line like those of the others. */
export function logLine(name: string, level: 'info' | 'warn', msg: string, now = new Date()): string {
  return `${JSON.stringify({ level, time: now.toISOString(), name, msg })}\n`
}

function announceDropped(): void {
  if (dropped === 0) return
  process.stdout.write(logLine('supervisor', 'warn', `${dropped} lines were left out: nobody took them`))
  dropped = 0
}
