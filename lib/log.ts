import { fstatSync } from 'node:fs'
import pino from 'pino'
import { env } from './env.ts'
import { describeError } from './error-facts.ts'
import { seenJson } from './json-line.ts'

/**
 * JSON lines in DATA_DIR/logs/<process>.log, which the supervisor opens for each process; on stdout for programs that it
 * does not start. The supervisor prints its own calm sentences on the terminal, so nothing here needs to be pretty.
 */

const sensitive = ['email', 'password', 'token', 'cookie', 'authorization']

/** The key itself, and the key inside one or two objects: `{ request: { headers: { cookie } } }`. */
export const redactedPaths: string[] = sensitive.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

export type Logger = pino.Logger

export function createLogger(name: string, level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    name,
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (facts) => describeFacts(facts) as Record<string, unknown>,
    },
    redact: { paths: redactedPaths, censor: '[redacted]' },
    // Errors have been described by then; pino's own description of them holds everything.
    serializers: { err: (value) => value, error: (value) => value },
    hooks: {
      streamWrite: seenJson,
      logMethod([first, ...rest], method) {
        // pino takes the message of an error for its own where it is given no other.
        if (first instanceof Error) return method.call(this, { err: first }, ...withMessage(rest))
        if (typeof first === 'object') return method.call(this, first, ...withMessage(rest))
        return method.call(this, first, ...rest)
      },
    },
  }
  return pino(options, destination ?? steadyDestination(ownLog() ?? 1))
}

const withMessage = (rest: unknown[]) => (typeof rest[0] === 'string' ? rest : ['error']) as [string]

const longestText = 1_000
const most = 50
const deepest = 4

/** Pure: every error in it, wherever it stands, by its facts alone. */
function describeFacts(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value)
  if (typeof value === 'string') return value.slice(0, longestText)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return '…'
  if (Array.isArray(value)) return value.slice(0, most).map((one) => describeFacts(one, depth + 1))
  if (value instanceof Date || ArrayBuffer.isView(value)) return value instanceof Date ? value : '…'
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, most)
      .map(([key, one]) => [
        key,
        // Whatever was thrown: it need not be an error.
        key === 'err' || key === 'error' ? describeError(one) : describeFacts(one, depth + 1),
      ]),
  )
}

/** The file that the supervisor opened for this process; a number alone may be anybody's in a process of ours. */
function ownLog(): number | undefined {
  const { logFile } = env()
  if (logFile === undefined) return undefined
  try {
    return fstatSync(logFile.descriptor).ino === logFile.inode ? logFile.descriptor : undefined
  } catch {
    return undefined
  }
}

/** A few thousand lines: what waits for a full disk to have room again. */
const mostWaiting = 1024 * 1024

/** A log that cannot be written, because the disk is full, must not end the process that has something to say. */
export function steadyDestination(file: number | string): pino.DestinationStream {
  const destination = pino.destination({ dest: file, sync: true, maxLength: mostWaiting })
  destination.on('error', () => {})
  return destination
}

const byName = new Map<string, Logger>()

/** One logger a name and process. */
export function logger(name: string): Logger {
  let found = byName.get(name)
  if (!found) {
    found = createLogger(name, env().logLevel)
    byName.set(name, found)
  }
  return found
}
