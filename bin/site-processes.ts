import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Env } from '#lib/env.ts'
import type { Bucket } from '#lib/env-bucket.ts'
import { keysOf, type Secrets } from '#platform/secrets.ts'
import type { DatabaseUrls } from './database.ts'
import type { ChildPlan } from './launch.ts'
import { machineEnv } from './machine-env.ts'
import * as flags from './node-flags.mjs'
import { nextProgram, projectRoot } from './project.ts'
import { usualPulse } from './pulse.ts'

/** What the site's own processes are given: never the owner's. */
export type RoleUrls = Pick<DatabaseUrls, 'appUrl' | 'publicUrl'>

/** The edge answers every reader, Next renders for some: a busy Next must not slow the edge. A difference of `nice`. */
export const behindTheEdge = 5

export type Mode = 'start' | 'dev'

export type SitePlans = Record<'next' | 'worker' | 'edge', ChildPlan>

/**
 * glibc keeps an arena for each thread that compresses and gives little of them back; and from the first large block
 * that is freed it raises the size from which blocks go back to the system at once, up to 32 MB. The edge, which
 * replaces pages of some 30 to 200 KB all day, then grows by the holes between them. The size is fixed: over the 64 KB
 * that every reading of a socket takes for a moment, because a flood of 3,000 readers that maps them all makes health
 * wait for 200 ms instead of 86. A process may have 65,530 mappings: the blocks take no more than a quarter of them.
 */
const allocation = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '98304',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_MAX_: '16384',
}

/** A developer reads errors whole, on the terminal. */
const leash = (mode: Mode) => loaded(mode === 'start' ? ['leash.ts', 'calm-console.ts'] : ['leash.ts'])

const loaded = (names: string[]) =>
  names.flatMap((name) => ['--import', pathToFileURL(join(projectRoot, 'bin', name)).href])

/** A developer's debugger stops them as it likes, and a crash is for the developer to mend. */
const supervised = (mode: Mode, { logTo }: Env) => ({
  ...(mode === 'start' ? { pulse: usualPulse } : { isShown: true, waitsForChange: true }),
  logsToStdout: logTo === 'stdout',
})

/** What they all need, and no key: the one that faces the world gets little more. */
function processEnv(env: Env, mode: Mode, nextPort: number): Record<string, string> {
  return {
    ...allocation,
    ...machineEnv(),
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    PORT: String(env.port),
    HOST: env.host,
    SITE_URL: env.siteUrl,
    DATA_DIR: env.dataDir,
    LOG_LEVEL: env.logLevel,
    PLEIN_JOUR_NEXT_PORT: String(nextPort),
  }
}

/** For seed/, which writes as the owner. */
export function seedEnv(
  env: Env,
  secrets: Secrets,
  urls: DatabaseUrls,
  mode: Mode,
  nextPort: number,
): Record<string, string> {
  return {
    ...insideEnv(env, urls, mode, nextPort),
    PLEIN_JOUR_KEYS: keysOf('seed', secrets),
    PLEIN_JOUR_OWNER_URL: urls.ownerUrl,
  }
}

export function sitePlans(
  env: Env,
  secrets: Secrets,
  urls: RoleUrls,
  mode: Mode,
  nextPort: number,
): SitePlans {
  const inside = insideEnv(env, urls, mode, nextPort)
  return {
    next: {
      name: 'next',
      priority: behindTheEdge,
      ...supervised(mode, env),
      // It reloads its code by itself.
      waitsForChange: false,
      args: [
        ...flags.next,
        ...leash(mode),
        ...loaded(['measure-next.ts']),
        nextProgram,
        mode,
        '-H',
        '127.0.0.1',
        '-p',
        String(nextPort),
      ],
      env: {
        ...inside,
        ...mailEnv(env),
        PLEIN_JOUR_KEYS: keysOf('next', secrets),
        NEXTAUTH_URL: env.siteUrl,
        NEXTAUTH_SECRET: secrets.authSecret,
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.serverActionsKey,
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
    worker: {
      name: 'worker',
      priority: behindTheEdge,
      ...supervised(mode, env),
      args: [...flags.frugal, ...leash(mode), join(projectRoot, 'bin', 'worker.ts')],
      env: {
        ...inside,
        PLEIN_JOUR_KEYS: keysOf('worker', secrets),
        ...mailEnv(env),
      },
    },
    edge: edgePlan(env, urls.publicUrl, mode, nextPort),
  }
}

/** Without the address of a database the edge serves what is stored, and learns of no change. */
export function edgePlan(env: Env, publicUrl: string | undefined, mode: Mode, nextPort: number): ChildPlan {
  return {
    name: 'edge',
    ...supervised(mode, env),
    args: [...flags.edge, ...leash(mode), join(projectRoot, 'edge', 'main.ts')],
    env: {
      ...processEnv(env, mode, nextPort),
      ...bucketEnv(env.bucket, env.bucket?.readKey),
      ...(env.trustProxy.length > 0 ? { TRUST_PROXY: env.trustProxy.join(',') } : {}),
      ...(publicUrl === undefined ? {} : { PLEIN_JOUR_PUBLIC_URL: publicUrl }),
      ...(env.offline ? {} : { OFFLINE_READING: 'no' }),
    },
  }
}

/** Next puts pictures there and withdraws them, the worker removes those of the demo. The edge only reads: by a key that can do no more, if there is one. */
const bucketEnv = (bucket: Bucket | undefined, key: Bucket['readKey'] = bucket): Record<string, string> =>
  bucket === undefined || key === undefined
    ? {}
    : {
        S3_BUCKET: bucket.bucket,
        ...(bucket.endpoint === undefined ? {} : { S3_ENDPOINT: bucket.endpoint }),
        S3_REGION: bucket.region,
        S3_ACCESS_KEY_ID: key.accessKeyId,
        S3_SECRET_ACCESS_KEY: key.secretAccessKey,
        S3_PATH_STYLE: bucket.pathStyle ? 'yes' : 'no',
      }

/** The worker sends what commands ask for, Next the letter by which an administrator tries the server. */
const mailEnv = (env: Env): Record<string, string> => ({
  MAIL_FROM: env.mailFrom,
  ...(env.smtpUrl ? { SMTP_URL: env.smtpUrl } : {}),
})

/** Behind the edge: who reads and writes the database. */
function insideEnv(env: Env, urls: RoleUrls, mode: Mode, nextPort: number): Record<string, string> {
  return {
    ...processEnv(env, mode, nextPort),
    ...bucketEnv(env.bucket),
    PLEIN_JOUR_APP_URL: urls.appUrl,
    PLEIN_JOUR_PUBLIC_URL: urls.publicUrl,
  }
}
