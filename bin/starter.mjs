import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process, { env } from 'node:process'

/**
 * Notices when npm, or npx, that started this program is gone: killed, or ended by a signal that it did not pass on. The
 * system gives the processes it leaves behind to another parent. A parent that is not npm (a service manager, `&` in
 * a shell that is closed later, nohup, setsid) may end as it likes: it sends a signal when we are to end.
 * Plain JavaScript, for every Node that can start us.
 */
const shells = /^-?(?:sh|dash|ash|bash|zsh|ksh|busybox)$/

/** Calls back once. Without npm nobody is watched. */
export function onStarterGone(callback, every = 500) {
  if (!isStartedByNpm(env)) return
  const first = process.ppid
  // An orphan from the beginning has no parent that could go.
  if (first <= 1) return
  // npm runs a script in a shell; when npm alone is killed, only the shell's own parent changes.
  const beyond = shells.test(nameOf(first)) ? parentOf(first) : undefined
  const timer = setInterval(
    () => {
      const isSame = process.ppid === first && (beyond === undefined || parentOf(first) === beyond)
      if (isSame) return
      clearInterval(timer)
      callback()
    },
    // Elsewhere than on Linux a program has to be asked.
    beyond === undefined || process.platform === 'linux' ? every : 5_000,
  )
  timer.unref()
}

/** Pure. Not from a script of somebody else that starts us in the background and ends. */
export function isStartedByNpm(given) {
  return (
    given.npm_lifecycle_event === 'npx' ||
    (given.npm_lifecycle_event !== undefined && given.npm_package_name === 'plein-jour')
  )
}

function nameOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return ask('comm', pid).split('/').at(-1) ?? ''
  } catch {
    return ''
  }
}

function parentOf(pid) {
  try {
    if (process.platform !== 'linux') return Number(ask('ppid', pid))
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

const ask = (field, pid) =>
  execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
