import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { postgresAccount } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import { EmbeddedPostgresError, explainLog } from './failure.ts'
import { endWithUs } from './guard.ts'
import { initialise } from './initialise.ts'
import { findPlace, type Place, systemFolder } from './place.ts'
import { isFree, pickPort } from './port.ts'
import { bareEnv, isRunning } from './process.ts'
import { untilReady } from './ready.ts'
import { findRunning } from './running.ts'
import { followServer, type ServerProcess, serverProcess } from './server-process.ts'
import { asArguments, serverSettings } from './settings.ts'

export interface EmbeddedPostgresOptions {
  /** DATA_DIR. */
  dataDir: string
  /** The superuser's. */
  password: string
  /** Lines for the person at the terminal. */
  report: (line: string) => void
  /** Restarting under running children, who hold the old address: the port must not change. */
  keepPort?: boolean
  /** A server that runs already was left behind by the one we replace: it is ours from now on, and ends with us. */
  replaces?: boolean
  /** Over the usual ones. For tests, which can do without durability. */
  settings?: Record<string, string>
}

export interface EmbeddedPostgres {
  /** Superuser, database "postgres". */
  url: string
  pid: number
  /** It was already running: a supervisor before us was killed. */
  adopted: boolean
  /** The cluster was made just now. */
  created: boolean
  onExit(listener: (reason: string) => void): void
  /** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
  stop(): Promise<void>
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, password, report } = options
  const account = postgresAccount()
  const place = findPlace(dataDir, account)
  const logs = join(dataDir, 'logs')
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  const logFile = join(logs, 'postgres.log')

  const adopted = await adopt(place, options, logFile)
  if (adopted) return adopted

  const binaries = prepareBinaries(account, [join(dataDir, 'pgbin'), join(systemFolder, 'pgbin')])
  const created = initialise(place, binaries, account, password)
  const port = await choosePort(place, options.keepPort ?? false, report)

  const log = openSync(logFile, 'a', 0o600)
  const logStart = fstatSync(log).size
  const child = spawn(
    binaries.postgres,
    ['-D', place.cluster, ...asArguments({ ...serverSettings(port), ...options.settings })],
    {
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
      cwd: '/',
      env: bareEnv,
      stdio: ['ignore', log, log],
      // Its own process group, so that a terminal's Ctrl-C never reaches it: it must stop last.
      detached: true,
    },
  )
  closeSync(log)
  const server = guarded(serverProcess(child, () => logTail(logFile, logStart)))
  const url = address(password, port)
  await untilReady(url, place.cluster, server.endReason, report)
  return { url, pid: server.pid, adopted: false, created, onExit: server.onExit, stop: server.stop }
}

/**
 * A server that runs already: somebody who was killed before us left it behind. It is told to end then (guard.ts), so it
 * may be about to; one that has ended cannot be adopted, and a new one is started.
 */
async function adopt(
  place: Place,
  { password, report, replaces }: EmbeddedPostgresOptions,
  logFile: string,
): Promise<EmbeddedPostgres | undefined> {
  const running = await findRunning(place.cluster)
  if (!running) return undefined
  const url = address(password, running.port ?? readPort(place) ?? 0)
  const from = sizeOf(logFile)
  const follow = followServer(running.pid, () => logTail(logFile, from))
  try {
    await untilReady(url, place.cluster, follow.endReason, report)
  } catch (error) {
    follow.leave()
    if (isRunning(running.pid)) throw error
    // Its backends may take a moment longer.
    await findRunning(place.cluster)
    return undefined
  }
  const { pid, onExit, stop } = replaces ? guarded(follow) : follow
  return { url, pid, adopted: true, created: false, onExit, stop }
}

/** It ends with us, also when we are killed. */
function guarded(server: ServerProcess): ServerProcess {
  const { release } = endWithUs(server.pid, 'INT')
  server.onExit(release)
  return { ...server, stop: () => server.stop().finally(release) }
}

function address(password: string, port: number): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
}

/** Where the server of this folder listened last; undefined before there was one, or when the folder cannot be read. */
export function lastEmbeddedPort(dataDir: string): number | undefined {
  try {
    return readPort(findPlace(dataDir, postgresAccount()))
  } catch (error) {
    if (error instanceof EmbeddedPostgresError || (error as NodeJS.ErrnoException).code !== undefined)
      return undefined
    throw error
  }
}

function portFile(place: Place): string {
  return join(place.folder, 'port')
}

function readPort(place: Place): number | undefined {
  try {
    const port = Number(readFileSync(portFile(place), 'utf8').trim())
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined
  } catch {
    return undefined
  }
}

/** Chosen once and kept, so that an operator's psql finds it again; changed only when somebody else took it. */
async function choosePort(place: Place, keep: boolean, report: (line: string) => void): Promise<number> {
  const known = readPort(place)
  if (known !== undefined && (await isFree(known))) return known
  if (known !== undefined && keep) {
    throw new EmbeddedPostgresError(`Port ${known} of the database is taken by another program.`)
  }
  const port = await pickPort()
  if (known !== undefined) report(`Port ${known} of the database is taken by another program: using ${port}.`)
  writeFileSync(portFile(place), `${port}\n`, { mode: 0o600 })
  return port
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** What the server wrote since it was started, the last 8 KB at most, explained when we know the cause. */
function logTail(file: string, from: number): string {
  // Nobody may fail over a log that was taken away: there is still the reason itself to tell.
  if (!existsSync(file)) return 'It said nothing.'
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    const start = Math.max(Math.min(from, size), size - 8_192)
    const buffer = Buffer.alloc(size - start)
    readSync(fd, buffer, 0, buffer.length, start)
    const text = buffer.toString('utf8')
    const words = text.trim().split('\n').slice(-8).join('\n')
    return explainLog(text) ?? (words === '' ? 'It said nothing.' : `Its last words:\n${words}`)
  } finally {
    closeSync(fd)
  }
}
