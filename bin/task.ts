import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { endChildWithUs } from '#db/embedded/guard.ts'
import { tailOf } from './log-file.ts'
import { projectRoot } from './project.ts'

export interface Task {
  /** How it is called in a message: "The build". */
  name: string
  /** For Node, or for `program`. */
  args: string[]
  program?: string
  env: Record<string, string>
  /** Where the output goes; without it, to the terminal. */
  logFile?: string
}

class TaskFailed extends Error {
  override readonly name = 'TaskFailed'
}

const running = new Set<ChildProcess>()
const ended = new WeakSet<ChildProcess>()

/** Runs a program that ends by itself. */
export function runTask(task: Task): Promise<void> {
  const log = task.logFile === undefined ? undefined : openSync(task.logFile, 'w', 0o600)
  const child = spawn(task.program ?? process.execPath, task.args, {
    cwd: projectRoot,
    env: task.env as NodeJS.ProcessEnv,
    stdio: log === undefined ? 'inherit' : ['ignore', log, log],
  })
  if (log !== undefined) closeSync(log)
  running.add(child)
  endChildWithUs(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, by) => {
      running.delete(child)
      // A program may call it a success to be told to stop; half a build is none.
      if (code === 0 && !ended.has(child)) return resolve()
      const words =
        task.logFile === undefined ? '' : `\n${tailOf(task.logFile, 40)}\n(all of it: ${task.logFile})`
      reject(new TaskFailed(`${task.name} failed (${by ?? `code ${code}`}).${words}`))
    })
  })
}

/** Somebody wants us to stop in the middle of it. */
export function endTasks(): void {
  for (const child of running) {
    ended.add(child)
    child.kill('SIGTERM')
  }
}
