import { linkSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning, startStamp } from '#db/embedded/process.ts'
import { removeIfPossible } from '#lib/remove-if-possible.ts'
import { isDiskError } from './disk-error.ts'

/** One supervisor a DATA_DIR. The file says who holds it, so that a dead holder is told from a living one. */
export interface Holder {
  pid: number
  /** When the process started: a pid alone may belong to another program by now. */
  stamp: string
  url: string
  state: 'running' | 'stopping'
}

export interface Lock {
  /** From here on a new start waits instead of giving up. */
  stopping(): void
  release(): void
  /** The one before us ended without saying so. */
  tookOver: boolean
}

export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

const name = 'plein-jour.lock'
const patience = 45_000
const retryPause = 1_000

export async function acquireLock(
  dataDir: string,
  url: string,
  waiting: () => void,
  check: () => void = () => {},
): Promise<Lock> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, name)
  const mine: Holder = { pid: process.pid, stamp: startStamp(process.pid) ?? '', url, state: 'running' }
  let tookOver = false
  for (let waited = 0; ; ) {
    const found = attempt(file, mine)
    if (found === 'made') return heldLock(file, mine, tookOver)
    if (found === 'no room') return unwrittenLock(file, mine, tookOver)
    if (found === 'discarded') tookOver = true
    if (typeof found === 'string') {
      // Once more at once, but never in the same turn: whoever wants the start to end must be heard.
      await pause(0)
    } else {
      if (found.state !== 'stopping' || waited > patience) {
        throw new AlreadyRunning(`Plein Jour is already running at ${found.url} (pid ${found.pid}).`)
      }
      if (waited === 0) waiting()
      await pause(100)
      waited += 100
    }
    check()
  }
}

/** Makes the lock, or says who has it; one that nobody holds is thrown away, and the next attempt may make it. */
function attempt(file: string, mine: Holder): Holder | 'made' | 'discarded' | 'gone' | 'no room' {
  const made = create(file, mine)
  if (made === true) return 'made'
  const text = read(file)
  if (text === undefined) return made === 'no room' ? 'no room' : 'gone'
  const holder = parseHolder(text)
  return holder === undefined || isStale(holder, isRunning) ? discard(file, text) : holder
}

function heldLock(file: string, mine: Holder, tookOver: boolean): Lock {
  return {
    tookOver,
    stopping() {
      try {
        replace(file, { ...mine, state: 'stopping' })
      } catch {
        // The next start gives up instead of waiting; that is no reason to stop otherwise than in order.
      }
    },
    release: () => removeIfPossible(file),
  }
}

/**
 * A disk that takes no lock must not keep readers from pages that need none either: who finds nobody goes on, and takes
 * the lock when there is room. Two that start in the same moment would ask for the same port, and only one gets it.
 */
function unwrittenLock(file: string, mine: Holder, tookOver: boolean): Lock {
  let held: Lock | undefined
  const timer = setInterval(() => {
    try {
      if (attempt(file, mine) !== 'made') return
    } catch {
      // A disk that fails otherwise now: the site runs, and ending it would help nobody.
      return
    }
    clearInterval(timer)
    held = heldLock(file, mine, tookOver)
  }, retryPause).unref()
  return {
    tookOver,
    stopping() {
      clearInterval(timer)
      held?.stopping()
    },
    release() {
      clearInterval(timer)
      held?.release()
    },
  }
}

/** Pure, given a way to ask: nobody holds it, or whoever did is gone. */
export function isStale(
  holder: Holder | undefined,
  running: (pid: number, stamp?: string) => boolean,
): boolean {
  return holder === undefined || !running(holder.pid, holder.stamp)
}

/** Pure. */
export function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text)
    const whole =
      Number.isInteger(value.pid) && typeof value.stamp === 'string' && typeof value.url === 'string'
    return whole ? { ...value, state: value.state === 'stopping' ? 'stopping' : 'running' } : undefined
  } catch {
    return undefined
  }
}

/** A link is made whole or not at all, and never over an existing file, which makes it false. */
function create(file: string, holder: Holder): boolean | 'no room' {
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    if (isDiskError(error)) return 'no room'
    throw error
  } finally {
    removeIfPossible(draft)
  }
}

/** Two starts may find the same dead holder: only what was judged is thrown away, never the other's fresh lock. */
function discard(file: string, judged: string): 'discarded' | 'gone' | 'no room' {
  const aside = `${file}.${process.pid}.old`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isAbsent(error)) return 'gone'
    if (isDiskError(error)) return 'no room'
    throw error
  }
  const isJudged = read(aside) === judged
  if (!isJudged) {
    try {
      linkSync(aside, file)
    } catch {
      // A third start was quicker: the lock is held either way.
    }
  }
  removeIfPossible(aside)
  return isJudged ? 'discarded' : 'gone'
}

function replace(file: string, holder: Holder): void {
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
    renameSync(draft, file)
  } finally {
    removeIfPossible(draft)
  }
}

/** Undefined when there is none. What is there and cannot be read may be somebody's: no start may pass it. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    // A link that leads nowhere is there, although what it names is not.
    const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
    if (isAbsent(error) && !isLink) return undefined
    throw new Error(
      `${file} cannot be read (${(error as Error).message}). It says whether Plein Jour is running already: make it readable, or delete it if nothing runs.`,
    )
  }
}

function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
