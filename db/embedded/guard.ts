import { type ChildProcess, spawn } from 'node:child_process'
import { bareEnv } from './process.ts'

/**
 * What we start must not outlive us, not even when we are killed and can tell nobody. A shell of its own (a megabyte) reads
 * from a pipe that only we hold: when it ends, so have we, and the shell ends whom we have entrusted to it. A program that
 * ignores it is killed after eight seconds; PostgreSQL quits at once after twenty, and repairs itself at the next start.
 */
const script = `
wards=
while read -r verb pid name; do
  case $verb in
    guard) wards="$wards $pid:$name" ;;
    release) rest=; for ward in $wards; do [ "\${ward%%:*}" = "$pid" ] || rest="$rest $ward"; done; wards=$rest ;;
  esac
done
for ward in $wards; do kill -"\${ward#*:}" "\${ward%%:*}" 2>/dev/null; done
for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  alive=
  for ward in $wards; do kill -0 "\${ward%%:*}" 2>/dev/null && alive=yes; done
  [ -n "$alive" ] || exit 0
  if [ $second = 8 ]; then
    for ward in $wards; do [ "\${ward#*:}" = INT ] || kill -KILL "\${ward%%:*}" 2>/dev/null; done
  fi
  sleep 1
done
for ward in $wards; do kill -QUIT "\${ward%%:*}" 2>/dev/null; done
`

type Farewell = 'TERM' | 'INT'

const wards = new Map<number, Farewell>()
let shell: ChildProcess | undefined

/**
 * When this process ends without having ended that one, it is told to: by SIGTERM, or PostgreSQL by SIGINT, its fast
 * shutdown. To be released as soon as it has ended: its number may be given to another program then.
 */
export function endWithUs(pid: number | undefined, farewell: Farewell = 'TERM'): { release(): void } {
  if (pid === undefined || pid <= 0) return { release() {} }
  if (shell === undefined) shell = open()
  wards.set(pid, farewell)
  tell(`guard ${pid} ${farewell}`)
  return {
    release() {
      if (wards.delete(pid)) tell(`release ${pid}`)
    },
  }
}

/** The same for a child of ours, until it ends. */
export function endChildWithUs(child: ChildProcess): void {
  const { release } = endWithUs(child.pid)
  child.once('exit', release)
}

function open(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script], {
    cwd: '/',
    env: bareEnv,
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl-C in our terminal is for us.
    detached: true,
  })
  const gone = () => {
    if (shell === child) shell = undefined
  }
  // A system without a shell goes without, and one that is killed is replaced with the next to be guarded.
  child.once('error', gone).once('exit', gone)
  child.stdin.on('error', gone)
  child.unref()
  ;(child.stdin as typeof child.stdin & { unref?(): void }).unref?.()
  for (const [pid, farewell] of wards) child.stdin.write(`guard ${pid} ${farewell}\n`)
  return child
}

function tell(line: string): void {
  shell?.stdin?.write(`${line}\n`)
}
