import { resolve } from 'node:path'
import { z } from 'zod'
import { acceptedOfBucket, type Bucket, bucketVariables, readBucket } from './env-bucket.ts'
import {
  host,
  httpOrigin,
  mailAddress,
  openFile,
  port,
  postgresUrl,
  readKeys,
  smtpUrl,
  trustProxy,
} from './env-values.ts'

/**
 * The only reader of `process.env`. Everything a person may set is described here, once, and a bad value
 * stops the program with a sentence that names the variable, the value and what would be accepted.
 */

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const schema = z.object({
  PORT: port.default(3000),
  HOST: host.default('127.0.0.1'),
  SITE_URL: httpOrigin.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl.optional(),
  DATABASE_PUBLIC_URL: postgresUrl.optional(),
  TAKE_OVER_DATABASE: z.enum(['yes', 'no']).default('no'),
  SEED: z.enum(['demo', 'none']).optional(),
  TRUST_PROXY: trustProxy.default([]),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailAddress.optional(),
  ...bucketVariables,
  OFFLINE_READING: z.enum(['yes', 'no']).default('yes'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  LOG_TO: z.enum(['files', 'stdout']).default('files'),
  NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
  CI: z.string().optional(),
  // Set by the supervisor for its children; nobody else needs them.
  PLEIN_JOUR_OWNER_URL: postgresUrl.optional(),
  PLEIN_JOUR_APP_URL: postgresUrl.optional(),
  PLEIN_JOUR_PUBLIC_URL: postgresUrl.optional(),
  PLEIN_JOUR_NEXT_PORT: port.optional(),
  PLEIN_JOUR_SECRETS_FILE: z.string().optional(),
  PLEIN_JOUR_KEYS: z
    .string()
    .transform(readKeys)
    .refine((keys) => keys !== undefined)
    .optional(),
  PLEIN_JOUR_LOG: z
    .string()
    .regex(/^\d+:\d+$/)
    .optional(),
  // Set by bin/plein-jour.mjs: when the command was given, installing included.
  PLEIN_JOUR_STARTED: z.string().regex(/^\d+$/).transform(Number).optional(),
  // Set by `npm test`: real servers the database tests may create databases in.
  PLEIN_JOUR_TEST_ADMIN_URL: postgresUrl.optional(),
  PLEIN_JOUR_TEST_PG15_URL: postgresUrl.optional(),
})

type Variable = keyof z.input<typeof schema>

const accepted: Record<Variable, string> = {
  PORT: 'a port number from 1 to 65535',
  HOST: 'an IP address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0',
  SITE_URL: 'an origin and nothing more, such as https://www.example.org (no path, no query)',
  DATA_DIR: 'a folder',
  DATABASE_URL: 'a PostgreSQL address such as postgres://user:password@host:5432/database',
  DATABASE_APP_URL: 'a PostgreSQL address such as postgres://user:password@host:5432/database',
  DATABASE_PUBLIC_URL: 'a PostgreSQL address such as postgres://user:password@host:5432/database',
  SEED: '"demo" (a newsroom to try) or "none" (an empty site)',
  TAKE_OVER_DATABASE: '"yes" (once, when no other installation uses the database roles any more) or "no"',
  TRUST_PROXY: 'addresses or networks separated by commas, such as 127.0.0.1, 10.0.0.0/8',
  SMTP_URL: 'a mail server such as smtps://user:password@mail.example.org:465, without options behind it',
  MAIL_FROM: 'an address such as noreply@example.org, and nothing more',
  ...acceptedOfBucket,
  OFFLINE_READING: '"yes" (readers may keep articles on their devices) or "no" (what they kept is deleted)',
  LOG_LEVEL: logLevels.join(', '),
  LOG_TO: '"files" (DATA_DIR/logs) or "stdout" (lines of JSON, for containers)',
  NODE_ENV: 'production, development or test',
  CI: 'anything',
  PLEIN_JOUR_OWNER_URL: 'a PostgreSQL address',
  PLEIN_JOUR_APP_URL: 'a PostgreSQL address',
  PLEIN_JOUR_PUBLIC_URL: 'a PostgreSQL address',
  PLEIN_JOUR_NEXT_PORT: 'a port number from 1 to 65535',
  PLEIN_JOUR_SECRETS_FILE: 'a file',
  PLEIN_JOUR_KEYS: 'keys by name, as JSON',
  PLEIN_JOUR_LOG: 'the number of an open file, and of its inode',
  PLEIN_JOUR_STARTED: 'a time in milliseconds',
  PLEIN_JOUR_TEST_ADMIN_URL: 'a PostgreSQL address',
  PLEIN_JOUR_TEST_PG15_URL: 'a PostgreSQL address',
}

/** Values that may carry a password are not repeated on a terminal or in a log. */
const secretive: ReadonlySet<string> = new Set(
  (Object.keys(accepted) as Variable[]).filter(
    (name) =>
      ['PLEIN_JOUR_KEYS', 'S3_SECRET_ACCESS_KEY', 'S3_READ_SECRET_ACCESS_KEY'].includes(name) ||
      (name.endsWith('_URL') && name !== 'SITE_URL'),
  ),
)

export class EnvError extends Error {
  override readonly name = 'EnvError'
}

export interface Env {
  port: number
  host: string
  /** Origin, no trailing slash: what readers type, what goes into absolute links. */
  siteUrl: string
  /** Absolute. */
  dataDir: string
  databaseUrl: string | undefined
  databaseAppUrl: string | undefined
  databasePublicUrl: string | undefined
  /** For a site that has nothing yet. */
  seed: 'demo' | 'none'
  takeOverDatabase: boolean
  /** What was asked for in so many words. */
  seedGiven: 'demo' | 'none' | undefined
  trustProxy: string[]
  /** Absent: mail is kept for an administrator to read. */
  smtpUrl: string | undefined
  /** The address of the site on what it sends. */
  mailFrom: string
  /** Where pictures are kept; absent: on disk. */
  bucket: Bucket | undefined
  /** Whether readers' devices may keep articles for when there is no network. */
  offline: boolean
  logLevel: (typeof logLevels)[number]
  logTo: 'files' | 'stdout'
  nodeEnv: 'production' | 'development' | 'test'
  ci: boolean
  ownerUrl: string | undefined
  appUrl: string | undefined
  publicUrl: string | undefined
  nextPort: number | undefined
  /** Absolute; DATA_DIR/secrets.json unless the supervisor says otherwise. */
  secretsFile: string
  /** The keys of this process, given by the supervisor; other programs read the file. */
  keys: Record<string, string> | undefined
  /** The log that the supervisor has opened for this process. */
  logFile: { descriptor: number; inode: number } | undefined
  /** When the command was given, in milliseconds since 1970. */
  startedAt: number | undefined
  testAdminUrl: string | undefined
  testPg15Url: string | undefined
}

/** Pure: throws EnvError for the first bad value. An empty variable counts as absent. */
export function parseEnv(source: Record<string, string | undefined>, cwd = '.'): Env {
  const given: Record<string, string> = {}
  for (const name of Object.keys(accepted)) {
    const value = source[name]?.trim()
    if (value) given[name] = value
  }
  const result = schema.safeParse(given)
  if (!result.success) {
    const name = String(result.error.issues[0]?.path[0]) as Variable
    const shown = secretive.has(name) ? '(hidden: it may hold a password)' : JSON.stringify(given[name])
    throw new EnvError(`${name} is ${shown}, but must be ${accepted[name]}.`)
  }
  const v = result.data
  const bucket = readBucket(v)
  if (bucket !== undefined && 'missing' in bucket)
    throw new EnvError(
      `${bucket.missing} is missing, but must be ${acceptedOfBucket[bucket.missing]}: S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together, and so do S3_READ_ACCESS_KEY_ID and S3_READ_SECRET_ACCESS_KEY.`,
    )
  const dataDir = resolve(cwd, v.DATA_DIR)
  const siteUrl = v.SITE_URL ?? new URL(`http://localhost:${v.PORT}`).origin
  return {
    port: v.PORT,
    host: v.HOST,
    siteUrl,
    dataDir,
    databaseUrl: v.DATABASE_URL,
    databaseAppUrl: v.DATABASE_APP_URL,
    databasePublicUrl: v.DATABASE_PUBLIC_URL,
    takeOverDatabase: v.TAKE_OVER_DATABASE === 'yes',
    seed: v.SEED ?? 'demo',
    seedGiven: v.SEED,
    trustProxy: v.TRUST_PROXY,
    smtpUrl: v.SMTP_URL,
    mailFrom: v.MAIL_FROM ?? `noreply@${new URL(siteUrl).hostname.replace(/^www\./, '')}`,
    bucket,
    offline: v.OFFLINE_READING === 'yes',
    logLevel: v.LOG_LEVEL,
    logTo: v.LOG_TO,
    nodeEnv: v.NODE_ENV ?? 'development',
    ci: v.CI !== undefined && v.CI !== 'false' && v.CI !== '0',
    ownerUrl: v.PLEIN_JOUR_OWNER_URL,
    appUrl: v.PLEIN_JOUR_APP_URL,
    publicUrl: v.PLEIN_JOUR_PUBLIC_URL,
    nextPort: v.PLEIN_JOUR_NEXT_PORT,
    secretsFile: resolve(cwd, v.PLEIN_JOUR_SECRETS_FILE ?? `${dataDir}/secrets.json`),
    keys: v.PLEIN_JOUR_KEYS,
    logFile: openFile(v.PLEIN_JOUR_LOG),
    startedAt: v.PLEIN_JOUR_STARTED,
    testAdminUrl: v.PLEIN_JOUR_TEST_ADMIN_URL,
    testPg15Url: v.PLEIN_JOUR_TEST_PG15_URL,
  }
}

let memo: Env | undefined

/** The environment of this process, read once. A bad value is fatal: there is nothing sensible to do with it. */
export function env(): Env {
  if (memo) return memo
  try {
    memo = parseEnv(process.env, process.cwd())
    return memo
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

/** A copy of the whole environment, for child processes: they need PATH, HOME, LANG… */
export function inheritedEnv(): Record<string, string> {
  const copy: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) copy[name] = value
  return copy
}
