import { readFileSync, writeFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'

/** Below everybody else (`nice`). */
const lowest = 19
/** The kernel takes one change of a session in 100 ms from whoever is not root, and says EAGAIN to the others. */
const kernelPause = 150
const mostAttempts = 5

/** A session's share of the machine. */
export type Session = { name: string; nice: number }

/**
 * Puts a process that we started so many steps of `nice` below us. A system that forbids it runs the process all the same.
 *
 * Where Linux groups processes by session (`sched_autogroup_enabled`, see sched(7)), `nice` counts only within a
 * session, and all sessions have the same share: a process that was started with `detached` is lowered with its session.
 */
export function lower(pid: number, by: number): void {
  try {
    setPriority(pid, Math.min(lowest, getPriority() + by))
  } catch {
    // A comfort for busy machines, and no more.
  }
  lowerSession(pid, by, mostAttempts)
}

function lowerSession(pid: number, by: number, attempts: number): void {
  try {
    const nice = niceBelow(sessionOf('self'), sessionOf(pid), by)
    if (nice !== undefined) writeFileSync(fileOf(pid), String(nice))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN' && attempts > 1)
      setTimeout(lowerSession, kernelPause, pid, by, attempts - 1).unref()
  }
}

/**
 * Pure. What a session is to be lowered to, undefined where there is nothing to lower. `ours` is undefined for a process
 * that was started before any session, as everything in a container may be: the kernel counts it as `nice 0`.
 */
export function niceBelow(
  ours: Session | undefined,
  theirs: Session | undefined,
  by: number,
): number | undefined {
  // In our own session it would lower us too.
  if (theirs === undefined || theirs.name === ours?.name) return undefined
  return Math.min(lowest, (ours?.nice ?? 0) + by)
}

/** Undefined where the kernel makes no groups, and outside any session. Its text: `/autogroup-71 nice 0`. */
export function sessionOf(pid: number | 'self'): Session | undefined {
  try {
    const found = /^\/(autogroup-\d+) nice (-?\d+)/.exec(readFileSync(fileOf(pid), 'utf8'))
    return found === null ? undefined : { name: found[1]!, nice: Number(found[2]) }
  } catch {
    return undefined
  }
}

const fileOf = (pid: number | 'self') => `/proc/${pid}/autogroup`
