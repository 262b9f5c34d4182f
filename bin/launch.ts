import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fstatSync } from 'node:fs'
import { keepOutput } from './child-output.ts'
import { appendTo, logPath, openLog } from './log-file.ts'
import { projectRoot } from './project.ts'
import type { PulseLimits } from './pulse.ts'
import { printLine } from './stdout-log.ts'

export interface ChildPlan {
  name: string
  /** For Node. */
  args: string[]
  env: Record<string, string>
  /** Steps of `nice` below the others when the machine is busy; 0 when absent. */
  priority?: number
  /** It is loaded with leash.ts and ended when it does not answer. */
  pulse?: PulseLimits
  /** What it prints goes to the terminal as well: in development. */
  isShown?: boolean
  /** After a crash it waits for `restart()`: in development, only new code can help. */
  waitsForChange?: boolean
  /** Its lines go to our stdout instead of a file of its own. */
  logsToStdout?: boolean
  /** Whom it runs as; without it, as we do. */
  account?: { uid: number; gid: number }
}

/** Returns the error instead of throwing it: a machine that has no memory for one more process now may have it later. */
export function launch(plan: ChildPlan, dataDir: string): ChildProcess | Error {
  try {
    const log = plan.logsToStdout ? undefined : openLog(dataDir, plan.name)
    try {
      const child = spawn(process.execPath, plan.args, {
        cwd: projectRoot,
        ...(plan.account ? { uid: plan.account.uid, gid: plan.account.gid } : {}),
        env: { ...plan.env, ...ownLog(plan, log) } as unknown as NodeJS.ProcessEnv,
        // The channel closes when we are killed, and the child leaves (leash.ts).
        stdio: ['ignore', 'pipe', 'pipe', 'ipc', ...(log === undefined ? [] : [log])],
        // Ctrl-C is for us: Next must not leave before the edge has answered those who wait for it.
        detached: true,
      })
      const file = logPath(dataDir, plan.name)
      const write = plan.logsToStdout ? printLine : (line: string) => appendTo(file, line)
      keepOutput(child, plan.name, write, plan.isShown ?? false)
      return child
    } finally {
      if (log !== undefined) closeSync(log)
    }
  } catch (error) {
    return error as Error
  }
}

/** Our logger writes to the file itself, so that nobody waits for us. Everything else that is printed comes to us. */
function ownLog(plan: ChildPlan, log: number | undefined): Record<string, string> {
  return plan.isShown || log === undefined ? {} : { PLEIN_JOUR_LOG: `4:${fstatSync(log).ino}` }
}
