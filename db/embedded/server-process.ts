import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedPostgresError } from './failure.ts'
import { isRunning, signal, startStamp } from './process.ts'

export interface ServerProcess {
  pid: number
  /** Undefined while it runs. */
  endReason(): string | undefined
  onExit(listener: (reason: string) => void): void
  stop(): Promise<void>
}

/** A server we started ourselves. */
export function serverProcess(child: ChildProcess, lastWords: () => string): ServerProcess {
  const ended = announcer()
  child.once('error', (error) => ended.say(`PostgreSQL could not be started: ${error.message}`))
  child.once('exit', (code, by) => {
    ended.say(`PostgreSQL stopped (${by ?? `code ${code}`}). ${lastWords()}`)
  })
  // The server outlives a supervisor that is killed; it must not keep one alive that wants to end.
  child.unref()
  return assemble(child.pid ?? 0, ended)
}

/** A server somebody started before us: no exit event, so it is looked at once a second. */
export function followServer(pid: number, lastWords: () => string): ServerProcess & { leave(): void } {
  const ended = announcer()
  const stamp = startStamp(pid)
  const timer = setInterval(() => {
    if (isRunning(pid, stamp)) return
    clearInterval(timer)
    ended.say(`PostgreSQL stopped. ${lastWords()}`)
  }, 1_000)
  timer.unref()
  return {
    ...assemble(pid, ended, stamp),
    /** It is not ours after all: nobody looks at it any more. */
    leave: () => clearInterval(timer),
  }
}

function assemble(pid: number, ended: Announcer, stamp = startStamp(pid)): ServerProcess {
  const gone = () => pid === 0 || !isRunning(pid, stamp)
  return {
    pid,
    endReason: ended.reason,
    onExit: ended.listen,
    async stop() {
      ended.silence()
      if (gone()) return
      // Fast shutdown; a server that hangs is told to quit at once, and repairs itself at the next start.
      for (const [name, limit] of [['SIGINT', 20_000] as const, ['SIGQUIT', 10_000] as const]) {
        signal(pid, name)
        for (let waited = 0; waited < limit; waited += 25) {
          if (gone()) return
          await pause(25)
        }
      }
      throw new EmbeddedPostgresError(`PostgreSQL (pid ${pid}) does not stop.`)
    },
  }
}

interface Announcer {
  say(reason: string): void
  reason(): string | undefined
  listen(listener: (reason: string) => void): void
  /** From here on the end is wanted. */
  silence(): void
}

function announcer(): Announcer {
  const listeners: ((reason: string) => void)[] = []
  let reason: string | undefined
  let quiet = false
  return {
    say(text) {
      if (reason !== undefined) return
      reason = text
      if (!quiet) for (const listener of listeners) listener(text)
    },
    reason: () => reason,
    listen(listener) {
      if (reason !== undefined) listener(reason)
      else listeners.push(listener)
    },
    silence() {
      quiet = true
    },
  }
}
