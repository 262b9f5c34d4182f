import pino from 'pino'
import { env } from './env.ts'

/**
 * JSON lines on stdout. The supervisor sends each process's stdout to DATA_DIR/logs/<process>.log and prints
 * its own calm sentences on the terminal, so nothing here needs to be pretty.
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
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: redactedPaths, censor: '[redacted]' },
    serializers: { error: pino.stdSerializers.err, err: pino.stdSerializers.err },
  }
  return pino(options, destination ?? steadyDestination(1))
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
