import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * A pid alone says little: the number may have been given to another program since. These read what the
 * system knows about it (/proc on Linux, ps elsewhere).
 */

/**
 * For programs that need nothing of ours: PGDATA, PGPORT and their like would change what they do. (Next's types
 * ask every environment for a NODE_ENV; PostgreSQL does not.)
 */
export const bareEnv = { PATH: '/usr/bin:/bin' } as unknown as NodeJS.ProcessEnv

/** When the process started, in the system's own notation; undefined when there is no such process. */
export function startStamp(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (process.platform !== 'linux') return psField(pid, 'lstart')
  try {
    const stat = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    if (!stat || stat.state === 'Z' || stat.state === 'X') return undefined
    return `${bootId()}/${stat.startTicks}`
  } catch {
    return undefined
  }
}

export function isRunning(pid: number, stamp?: string): boolean {
  const now = startStamp(pid)
  return now !== undefined && (stamp === undefined || now === stamp)
}

/** The program's file name; undefined when it cannot be known (another user's process). */
export function programOf(pid: number): string | undefined {
  if (process.platform !== 'linux') {
    const command = psField(pid, 'comm')
    return command === undefined ? undefined : basename(command)
  }
  try {
    // The kernel adds " (deleted)" when the file was replaced, as `npm ci` does under a running server.
    return basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ''))
  } catch {
    return undefined
  }
}

/** The folder the process works in; a postmaster's is its data directory. Linux only. */
export function workingDirectoryOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** Every PostgreSQL process that works in this data directory. Empty where the system cannot tell. */
export function postgresProcessesIn(dataDirectory: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) => workingDirectoryOf(pid) === dataDirectory && programOf(pid) === 'postgres' && isRunning(pid),
    )
}

export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

/** Pure. The second field is the program's name in brackets and may itself hold spaces and brackets. */
export function parseStat(text: string): { state: string; startTicks: string } | undefined {
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .trim()
    .split(/\s+/)
  const [state, startTicks] = [fields[0], fields[19]]
  return state && startTicks ? { state, startTicks } : undefined
}

let boot: string | undefined

/** Ticks are counted from the machine's start, so a stamp is only good with the name of that start. */
function bootId(): string {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return boot
}

function psField(pid: number, field: string): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
    return text === '' ? undefined : text
  } catch {
    return undefined
  }
}
