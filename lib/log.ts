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
  return destination ? pino(options, destination) : pino(options)
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
