import { randomBytes } from 'node:crypto'
import { linkSync, lstatSync, mkdirSync, renameSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { removeIfPossible } from '#lib/remove-if-possible.ts'
import { isDiskError } from './disk-error.ts'
import { earlierHolder } from './earlier-lock.ts'
import { ask, type Holder, machineName, socketPath } from './holder.mjs'

/**
 * One supervisor a DATA_DIR: the one that listens on its socket. The kernel ends that with the process, however it ends, so
 * there is nothing to judge by age. A process that stands still goes on holding it. Decision 25 has the reasons.
 */
export interface Lock {
  /** From here on a new start waits instead of giving up. */
  stopping(): void
  release(): void
}

export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

const patience = 45_000
const askAgain = 100
const retryPause = 1_000

export async function acquireLock(
  dataDir: string,
  url: string,
  waiting: () => void,
  check: () => void = () => {},
): Promise<Lock> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const earlier = earlierHolder(dataDir)
  if (earlier !== undefined) throw new AlreadyRunning(explain({ ...earlier, state: 'running' }, dataDir))
  let told = false
  for (let waited = 0; ; waited += askAgain) {
    const found = await attempt(dataDir, url)
    check()
    if (typeof found === 'object' && 'release' in found) return found
    const isLeaving = found === 'gone' || (found !== 'silent' && found.state !== 'running')
    if (!isLeaving || waited > patience) throw new AlreadyRunning(explain(found, dataDir))
    if (typeof found === 'object' && found.state === 'stopping' && !told) {
      told = true
      waiting()
    }
    await pause(askAgain)
    check()
  }
}

function explain(found: Found, dataDir: string): string {
  if (typeof found === 'object') return `Plein Jour is already running at ${found.url} (pid ${found.pid}).`
  return `Plein Jour is already running with ${dataDir}, and does not answer.`
}

/**
 * Takes the name of the machine first, where there is one: it needs no disk, and of two that start in the same moment it lets
 * one go on. The file says the same to containers that share the folder and not the network.
 */
async function attempt(dataDir: string, url: string): Promise<Lock | Found> {
  const holder: Holder = { pid: process.pid, url, state: 'starting' }
  const name = machineName(dataDir)
  const onMachine = name === undefined ? undefined : await listen(name, holder)
  if (name !== undefined && onMachine === undefined) return present(await ask(name))
  const place = socketPath(dataDir)
  const giveUp = () => {
    onMachine?.close()
    place.close()
  }
  try {
    const file = await takeFile(place.path, holder)
    if (isTaken(file)) return held(holder, place, onMachine, file)
    giveUp()
    return file
  } catch (error) {
    giveUp()
    throw error
  }
}

/** The place is ours; without a socket on a disk that does not take it now. */
interface Taken {
  server: Server | undefined
}
type Found = Exclude<Awaited<ReturnType<typeof ask>>, 'nobody' | 'absent'>

async function takeFile(path: string, holder: Holder): Promise<Taken | Found> {
  try {
    const server = await listen(path, holder)
    if (server !== undefined) return { server }
    refuseWhatIsNoSocket(path)
    const found = await ask(path)
    if (found !== 'nobody') return present(found)
    await discard(path)
    const second = await listen(path, holder)
    return second === undefined ? 'gone' : { server: second }
  } catch (error) {
    if (isDiskError(error) || isUnsupported(error)) return { server: undefined }
    throw error
  }
}

const isTaken = (found: Taken | Found): found is Taken => typeof found === 'object' && 'server' in found

/** A holder that has gone meanwhile: the next attempt may find the place free. */
const present = (found: Awaited<ReturnType<typeof ask>>): Found =>
  found === 'nobody' || found === 'absent' ? 'gone' : found

/**
 * Takes away a socket that nobody listens on. Another start may have put its own there since we asked: what was taken away is
 * asked once more, and put back if somebody answers.
 */
async function discard(path: string): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const found = await ask(aside)
  if (found !== 'nobody' && found !== 'absent') {
    try {
      linkSync(aside, path)
    } catch {
      // A third start was quicker, and has the place.
    }
  }
  removeIfPossible(aside)
}

/**
 * A disk that takes no socket must not keep readers from pages that need none either: a start that finds no other holder goes on,
 * and takes the place when there is room.
 */
function held(
  holder: Holder,
  place: { path: string; close(): void },
  onMachine: Server | undefined,
  { server }: Taken,
): Lock {
  let file = server
  let isTrying = false
  let isOver = false
  holder.state = 'running'
  const retry = async () => {
    if (isTrying) return
    isTrying = true
    // Whatever the disk says now, the site runs, and ending it would help nobody.
    const found = await takeFile(place.path, holder).catch(() => undefined)
    isTrying = false
    if (found === undefined || !isTaken(found) || found.server === undefined) return
    clearInterval(timer)
    if (isOver) found.server.close()
    else file = found.server
  }
  const timer = file === undefined ? setInterval(() => void retry(), retryPause).unref() : undefined
  return {
    stopping() {
      holder.state = 'stopping'
    },
    release() {
      isOver = true
      clearInterval(timer)
      // The file first: the next holder of the machine's name then finds its place free.
      file?.close()
      onMachine?.close()
      if (!isTrying) place.close()
    },
  }
}

/** Undefined when somebody has the place. */
function listen(path: string, holder: Holder): Promise<Server | undefined> {
  const server = createServer((socket) => {
    // A client that asks and leaves is no error of ours.
    socket.on('error', () => {})
    socket.end(JSON.stringify(holder))
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(path, () => resolve(server.unref()))
  })
}

/** A link that leads nowhere, a folder, a file: somebody's, and no start may pass it. */
function refuseWhatIsNoSocket(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined || found.isSocket()) return
  throw new Error(
    `${path} is no socket, and Plein Jour needs that place. Move it away, or choose another DATA_DIR.`,
  )
}

/** Folders that a container shares with another system may take no sockets. */
function isUnsupported(error: unknown): boolean {
  return ['ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EINVAL', 'EADDRNOTAVAIL'].includes(
    String((error as NodeJS.ErrnoException).code),
  )
}
