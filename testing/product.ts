import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { compileCache, frugal } from '#bin/node-flags.mjs'
import { lower } from '#bin/priority.ts'
import { postgresAccount } from '#db/embedded/account.ts'
import { endChildWithUs } from '#db/embedded/guard.ts'
import { findPlace, systemFolder } from '#db/embedded/place.ts'
import { parsePostmasterPid } from '#db/embedded/postmaster-pid.ts'
import { isRunning, signal } from '#db/embedded/process.ts'

/** The product itself in a folder of its own, started as `npm start` starts it, for scripts that measure or maltreat it. */
export type Product = {
  dataDir: string
  port: number
  origin: string
  /** Starts the supervisor and waits until the site is ready. Seconds it took. */
  start(): Promise<number>
  /** Starts the supervisor and waits for nothing: what it will come to is the question. */
  launch(): void
  /** Waits until the edge says ready, with its database; false when the deadline passes first. */
  untilReady(deadline: number): Promise<boolean>
  pidOf(process: ProcessName): number | undefined
  /** Where Next listens, behind the edge. */
  nextPort(): number
  ownerUrl(): string
  /** The role of every command. */
  appUrl(): string
  /** The role of reader pages; commands ask it for the settings. */
  publicUrl(): string
  /** SIGTERM, then waits for the end. Its exit code. */
  stop(): Promise<number | null>
  /** SIGKILL to the supervisor and all it started but the database: the machine lost its power. */
  cutPower(): Promise<void>
}

export type ProductSettings = {
  /** Of a server that the script itself looks after; without it the site brings its own. */
  databaseUrl?: string
  seed?: 'demo' | 'none'
  /** What readers type, where that is not the edge's own address. */
  siteUrl?: string
  /** Flags for every one of its processes. */
  nodeOptions?: string
  /** Its database server has logins of another site that nobody asks any more. */
  takesOver?: boolean
}

/** Everything such a site has written, its database included, which may lie outside the folder. */
export function removeSite(dataDir: string): void {
  const home = dirname(findPlace(dataDir, postgresAccount()).folder)
  if (dirname(home) === systemFolder) rmSync(home, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

export const processNames = ['edge', 'next', 'worker', 'postgres', 'supervisor'] as const
export type ProcessName = (typeof processNames)[number]

const root = fileURLToPath(new URL('..', import.meta.url))

export function product(
  dataDir: string,
  port: number,
  { databaseUrl = '', seed = 'none', siteUrl, nodeOptions, takesOver = false }: ProductSettings = {},
): Product {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const origin = `http://localhost:${port}`
  let supervisor: ChildProcess | undefined

  const edgePid = () => readRun(dataDir)?.children?.find(({ name }) => name === 'edge')?.pid
  const untilReady = async (deadline: number, notBy?: number): Promise<boolean> => {
    while (Date.now() < deadline) {
      const edge = edgePid()
      if (edge !== undefined && edge !== notBy && (await isReady(port))) return true
      if (supervisor && supervisor.exitCode !== null) return false
      await pause(50)
    }
    return false
  }

  const launch = (): void => {
    const log = openSync(join(dataDir, 'start.log'), 'a', 0o600)
    supervisor = spawn(process.execPath, [...frugal, join(root, 'bin', 'start.ts')], {
      cwd: root,
      // The channel tells it when this program is killed: a site that nobody tries any more stops.
      stdio: ['ignore', log, log, 'ipc'],
      env: {
        NODE_COMPILE_CACHE: compileCache(root),
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        SITE_URL: siteUrl ?? origin,
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        SEED: seed,
        ...(takesOver ? { TAKE_OVER_DATABASE: 'yes' } : {}),
        // So that X-Forwarded-For may name a different network for every post.
        TRUST_PROXY: '127.0.0.1',
        LOG_LEVEL: 'warn',
        ...(nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions }),
      },
    })
    closeSync(log)
  }

  return {
    dataDir,
    port,
    origin,
    untilReady,
    launch,
    async start() {
      const begun = Date.now()
      // The edge of a supervisor that was killed may still answer for a moment.
      const previous = edgePid()
      launch()
      const ready = await untilReady(Date.now() + 240_000, previous)
      if (!ready)
        throw new Error(`The site did not start:\n${readFileSync(join(dataDir, 'start.log'), 'utf8')}`)
      return (Date.now() - begun) / 1000
    },
    pidOf(name) {
      if (name === 'supervisor') return supervisor?.exitCode === null ? supervisor.pid : undefined
      if (name === 'postgres') return postmaster(dataDir)?.pid
      return readRun(dataDir)?.children?.find((child) => child.name === name)?.pid
    },
    nextPort() {
      const port = readRun(dataDir)?.nextPort
      if (port === undefined) throw new Error('The site is not running')
      return port
    },
    ownerUrl: () => roleUrl(dataDir, 'site_owner', 'postgresPassword'),
    appUrl: () => roleUrl(dataDir, 'site_app', 'appPassword'),
    publicUrl: () => roleUrl(dataDir, 'site_public', 'publicPassword'),
    async stop() {
      const child = supervisor
      if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
      const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
      // Each of its processes has a time of its own, forty seconds together.
      const force = setTimeout(() => child.kill('SIGKILL'), 90_000)
      child.kill('SIGTERM')
      return ended.finally(() => clearTimeout(force))
    },
    async cutPower() {
      const children = readRun(dataDir)?.children ?? []
      // All in one turn: nobody is left to start anybody again, or to say goodbye.
      supervisor?.kill('SIGKILL')
      for (const { pid } of children) signal(pid, 'SIGKILL')
      for (const deadline = Date.now() + 10_000; children.some(({ pid }) => isRunning(pid)); await pause(10))
        if (Date.now() > deadline) throw new Error('Processes of the site outlive SIGKILL.')
    },
  }
}

function roleUrl(
  dataDir: string,
  role: string,
  key: 'postgresPassword' | 'appPassword' | 'publicPassword',
): string {
  const port = postmaster(dataDir)?.port
  const keys = readJson<Record<typeof key, string>>(join(dataDir, 'secrets.json'))
  if (!port || !keys) throw new Error('The database is not running')
  return `postgres://${role}:${encodeURIComponent(keys[key])}@127.0.0.1:${port}/plein_jour`
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://localhost:${port}/readyz`, { signal: AbortSignal.timeout(3_000) })
    const state = (await answer.json()) as { database?: boolean }
    return answer.status === 200 && state.database === true
  } catch {
    return false
  }
}

function postmaster(dataDir: string): { pid: number; port: number | undefined } | undefined {
  try {
    const { cluster } = findPlace(dataDir, postgresAccount())
    const found = parsePostmasterPid(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'))
    return found && isRunning(found.pid) ? found : undefined
  } catch {
    return undefined
  }
}

type Run = { nextPort?: number; children?: { name: string; pid: number }[] }

const readRun = (dataDir: string) => readJson<Run>(join(dataDir, 'run.json'))

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return undefined
  }
}

/**
 * Runs one of our programs to its end, with the environment of this product. What loads a site goes so many steps of
 * `nice` below it, if it is to be watched from here: with a session of its own, or it would take our turns too.
 */
export async function runScript(
  args: string[],
  env: Record<string, string>,
  below?: number,
): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: below !== undefined,
  })
  endChildWithUs(child)
  if (below !== undefined && child.pid !== undefined) lower(child.pid, below)
  let said = ''
  let complaint = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8')
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${args.join(' ')} failed (${code})\n${complaint}`)
  return said
}

/** Fills a running site with articles and comments. */
export async function fillSite(site: Product, articles: number, comments: number): Promise<void> {
  const size = ['--articles', String(articles), '--comments', String(comments)]
  const env = { PLEIN_JOUR_OWNER_URL: site.ownerUrl(), DATA_DIR: site.dataDir }
  await runScript([join(root, 'seed', 'bulk.ts'), ...size], env)
}
