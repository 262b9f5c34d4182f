import type { ChildProcess } from 'node:child_process'
import { endWithUs } from '#db/embedded/guard.ts'
import { backoff as pauseAfter } from '#lib/backoff.ts'
import { type ChildPlan, launch } from './launch.ts'
import { logPath, tailOf } from './log-file.ts'
import { lower } from './priority.ts'
import { createPulse, type PulseLimits, patienceAfter } from './pulse.ts'
import type { RunRecord } from './run-record.ts'
import { note } from './terminal.ts'

export interface Child {
  name: string
  /** Rejects when it ends before `settled()` was called: a first start that fails is not tried again. */
  failed: Promise<never>
  settled(): void
  /** Replaces it by a new one at once; it has `limit` milliseconds to leave. */
  restart(limit: number): Promise<void>
  stop(limit: number): Promise<void>
  kill(): void
}

/** Starts one, and again whenever it ends. */
export type Run = (plan: ChildPlan) => Child

const shortest = 500
const longest = 10_000
/** Time to read what a process printed just before it ended. */
const lastWords = 500
/** After a minute of work a crash counts as a new one. */
const calm = 60_000
/** A process that was silent once gets the usual patience again after working for so long. */
const longCalm = 10 * calm

/** Starts a process of the site and starts it again whenever it ends. */
export function keepRunning(plan: ChildPlan, dataDir: string, record: RunRecord): Child {
  let current: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let crashes = 0
  let silences = 0
  let settled = false
  let stopping = false
  let replacing = false
  let onEnd = () => {}
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  // Once the site is up, nothing awaits this.
  failed.catch(() => {})

  start()
  return {
    name: plan.name,
    failed,
    settled: () => {
      settled = true
      letReadersPass()
    },
    restart,
    stop,
    kill: () => {
      stopping = true
      clearTimeout(timer)
      current?.kill('SIGKILL')
    },
  }

  function start(): void {
    const begun = Date.now()
    const child = launch(plan, dataDir)
    if (child instanceof Error) {
      // Later, like every other end: the caller has not said yet whether a failure is final.
      setImmediate(() => ended(child.message, begun))
      return
    }
    current = child
    const { release } = endWithUs(child.pid)
    const stopListening = plan.pulse === undefined ? () => {} : listen(child, plan.pulse, begun)
    if (child.pid !== undefined) {
      record.remember(plan.name, child.pid)
      if (settled) letReadersPass()
    }
    const left = (how: string) => {
      if (current !== child) return
      current = undefined
      stopListening()
      record.forget(plan.name)
      onEnd()
      ended(how, begun)
    }
    child.once('error', (error) => left(error.message))
    child.on('message', noteWarning)
    child.once('exit', (code, by) => {
      release()
      endGroup(child.pid)
      const how = by ?? `code ${code}`
      // Its last lines may still be on their way, and a grandchild may keep the pipes open.
      const enough = setTimeout(left, lastWords, how)
      child.once('close', () => {
        clearTimeout(enough)
        left(how)
      })
    })
  }

  /** Not before the site is up: on a busy machine a process that goes last may load for longer than we listen. */
  function letReadersPass(): void {
    if (plan.priority !== undefined && current?.pid !== undefined) lower(current.pid, plan.priority)
  }

  /** Ends it when it is silent for too long: a process that hangs cannot be asked to stop. */
  function listen(child: ChildProcess, limits: PulseLimits, begun: number): () => void {
    const own = patienceAfter(silences, limits)
    const pulse = createPulse(own)
    child.on('message', (message: { type?: unknown }) => {
      if (message.type === 'beat') pulse.beat()
    })
    const timer = setInterval(() => {
      if (!pulse.isSilent(performance.now(), Date.now())) return
      clearInterval(timer)
      silences = Date.now() - begun > longCalm ? 1 : silences + 1
      note(`${plan.name} has not answered for ${own.patience / 1000} s and is ended.`)
      child.kill('SIGKILL')
    }, own.every)
    return () => clearInterval(timer)
  }

  function ended(how: string, begun: number): void {
    if (stopping || replacing) return
    if (!settled) {
      fail(new Error(`${plan.name} stopped while starting (${how}).${lastWordsOf(plan, dataDir)}`))
      return
    }
    if (plan.waitsForChange) {
      note(`${plan.name} stopped (${how}). It starts again when its code changes.`)
      return
    }
    crashes = Date.now() - begun > calm ? 0 : crashes
    const delay = backoff(crashes)
    crashes += 1
    const where = plan.logsToStdout ? '' : ` See ${logPath(dataDir, plan.name)}`
    note(`${plan.name} stopped (${how}); started again in ${delay / 1000} s.${where}`)
    timer = setTimeout(start, delay)
  }

  async function stop(limit: number): Promise<void> {
    stopping = true
    await end(limit, () => note(`${plan.name} did not stop within ${limit / 1000} s and was ended.`))
  }

  async function restart(limit: number): Promise<void> {
    replacing = true
    await end(limit, () => {})
    replacing = false
    if (!stopping) start()
  }

  async function end(limit: number, onLate: () => void): Promise<void> {
    clearTimeout(timer)
    const child = current
    if (child === undefined) return
    const gone = new Promise<void>((resolve) => {
      onEnd = resolve
    })
    child.kill('SIGTERM')
    const force = setTimeout(() => {
      onLate()
      child.kill('SIGKILL')
    }, limit)
    await gone
    clearTimeout(force)
  }
}

function lastWordsOf({ name, logsToStdout }: ChildPlan, dataDir: string): string {
  if (logsToStdout) return ' Its log has gone to stdout.'
  const file = logPath(dataDir, name)
  return `\n${tailOf(file)}\n(all of it: ${file})`
}

/** What it has started itself (a decoder of pictures) is of no use without it. It leads a group of its own. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has ended already.
  }
}

/** A warning that the operator should see on the terminal; it is in the log of the process as well. */
function noteWarning(message: unknown): void {
  const { type, text } = Object(message) as { type?: unknown; text?: unknown }
  if (type === 'warning' && typeof text === 'string') note(text)
}

/** Pure: 0.5, 1, 2, 4, 8, 10, 10 … seconds. */
export function backoff(crashes: number): number {
  return pauseAfter(crashes + 1, { first: shortest, longest })
}
