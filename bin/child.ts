import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { logPath, openLog, tailOf } from './log-file.ts'
import { projectRoot } from './project.ts'
import type { RunRecord } from './run-record.ts'
import { note } from './terminal.ts'

export interface ChildPlan {
  name: string
  /** For Node. */
  args: string[]
  env: Record<string, string>
  /** Lower than the others when the machine is busy (`nice`); 0 when absent. */
  priority?: number
}

export interface Child {
  name: string
  /** Rejects when it ends before `settled()` was called: a first start that fails is not tried again. */
  failed: Promise<never>
  settled(): void
  stop(limit: number): Promise<void>
  kill(): void
}

const shortest = 500
const longest = 10_000
/** After a minute of work a crash counts as a new one. */
const calm = 60_000

/** Starts a process of the site and starts it again whenever it ends. */
export function keepRunning(plan: ChildPlan, dataDir: string, record: RunRecord): Child {
  let current: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let crashes = 0
  let settled = false
  let stopping = false
  let onEnd = () => {}
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  // Nobody listens any more once the site is up.
  failed.catch(() => {})

  start()
  return {
    name: plan.name,
    failed,
    settled: () => {
      settled = true
    },
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
      // Later, like every other end: whoever asked for it has not said yet whether a failure is final.
      setImmediate(() => ended(child.message, begun))
      return
    }
    current = child
    if (child.pid !== undefined) {
      record.remember(plan.name, child.pid)
      if (plan.priority !== undefined) lower(child.pid, plan.priority)
    }
    const left = (how: string) => {
      if (current !== child) return
      current = undefined
      record.forget(plan.name)
      onEnd()
      ended(how, begun)
    }
    child.once('error', (error) => left(error.message))
    child.on('message', noteWarning)
    child.once('exit', (code, by) => left(by ?? `code ${code}`))
  }

  function ended(how: string, begun: number): void {
    if (stopping) return
    if (!settled) {
      const file = logPath(dataDir, plan.name)
      fail(new Error(`${plan.name} stopped while starting (${how}).\n${tailOf(file)}\n(all of it: ${file})`))
      return
    }
    crashes = Date.now() - begun > calm ? 0 : crashes
    const delay = backoff(crashes)
    crashes += 1
    note(
      `${plan.name} stopped (${how}); started again in ${delay / 1000} s. See ${logPath(dataDir, plan.name)}`,
    )
    timer = setTimeout(start, delay)
  }

  async function stop(limit: number): Promise<void> {
    stopping = true
    clearTimeout(timer)
    const child = current
    if (child === undefined) return
    const gone = new Promise<void>((resolve) => {
      onEnd = resolve
    })
    child.kill('SIGTERM')
    const force = setTimeout(() => {
      note(`${plan.name} did not stop within ${limit / 1000} s and was ended.`)
      child.kill('SIGKILL')
    }, limit)
    await gone
    clearTimeout(force)
  }
}

/** A machine without memory for one more process may have some in a while, and the others go on meanwhile. */
function launch(plan: ChildPlan, dataDir: string): ChildProcess | Error {
  try {
    const log = openLog(dataDir, plan.name)
    try {
      return spawn(process.execPath, plan.args, {
        cwd: projectRoot,
        env: plan.env as NodeJS.ProcessEnv,
        // The channel closes when we are killed, and the child leaves (leave-with-parent.ts).
        stdio: ['ignore', log, log, 'ipc'],
        // Ctrl-C is for us: Next must not leave before the edge has answered those who wait for it.
        detached: true,
      })
    } finally {
      closeSync(log)
    }
  } catch (error) {
    return error as Error
  }
}

/** What a process wants whoever started the site to know; it is in its log as well. */
function noteWarning(message: unknown): void {
  const { type, text } = Object(message) as { type?: unknown; text?: unknown }
  if (type === 'warning' && typeof text === 'string') note(text)
}

/** Below our own priority, whatever that is. A system that forbids it runs the site all the same. */
function lower(pid: number, by: number): void {
  try {
    setPriority(pid, Math.min(19, getPriority() + by))
  } catch {
    // A comfort for busy machines, and no more.
  }
}

/** Pure: 0.5, 1, 2, 4, 8, 10, 10 … seconds. */
export function backoff(crashes: number): number {
  return Math.min(longest, shortest * 2 ** Math.min(crashes, 10))
}
