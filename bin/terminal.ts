import { causesOf } from '#lib/causes.ts'
import { describeError } from '#lib/error-facts.ts'
import { explainDiskError } from './disk-error.ts'
import { logLine, printLine } from './stdout-log.ts'

/** What the person at the terminal sees: few lines, in plain words, the same with and without colours. */

// A terminal that was closed must not end the site.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

let isLogOnStdout = false

/** Once the log has stdout (LOG_TO), sentences for people go to stderr. */
export function leaveStdoutToLog(): void {
  isLogOnStdout = true
}

export function say(line = ''): void {
  ;(isLogOnStdout ? process.stderr : process.stdout).write(`${line}\n`)
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A line about something that happened while the site runs; these end up in journals, so they have a time. */
export function note(line: string): void {
  if (isLogOnStdout) printLine(logLine('supervisor', 'info', line))
  else say(`${new Date().toISOString()} ${line}`)
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/** Runs a step and says how long it took. The work may return a remark to put behind. */
export async function step<T>(
  name: string,
  work: () => Promise<T>,
  remark: (result: T) => string = () => '',
): Promise<T> {
  const begun = performance.now()
  const result = await work()
  say(stepLine(name, performance.now() - begun, remark(result)))
  return result
}

/** Pure. */
export function stepLine(name: string, milliseconds: number, remark: string): string {
  return `  ${name.padEnd(12)}${seconds(milliseconds).padStart(8)}${remark === '' ? '' : `   ${remark}`}`
}

/** Pure: columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length)
    })
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('   ')
      .trimEnd(),
  )
}

/**
 * Errors made for people carry their whole meaning in the message; of others the origin helps. Those of the database
 * repeat what people typed: a terminal is a log, too, where a journal keeps it.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const disk = explainDiskError(error)
  if (disk !== undefined) return disk
  const isOfData = [...causesOf(error)].some((cause) => 'severity' in cause || 'query' in cause)
  if (!isOfData && !(error instanceof TypeError) && !(error instanceof ReferenceError)) return error.message
  return [...causesOf(error)].map(explainFacts).join('\nCaused by ')
}

function explainFacts(error: Error): string {
  const { type, code, message, constraint, table, statement, stack } = describeError(error)
  const facts = [type, code, message, table, constraint].filter((fact) => fact !== undefined).join(' ')
  return [
    facts,
    ...(statement === undefined ? [] : [statement]),
    ...(stack === undefined ? [] : [stack]),
  ].join('\n')
}
