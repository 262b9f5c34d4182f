import { onStarterGone } from './starter.mjs'

/** Ctrl-C reaches the whole process group and is forwarded as well: two in the same moment are one. */
const sameMoment = 1_000

/** For a program that tries something on a site: what it has started is stopped, and then it ends. */
export function stopOnSignal(stop: () => Promise<unknown>): void {
  onStopSignal(
    () => void stop().finally(() => process.exit(130)),
    () => process.exit(130),
  )
}

/**
 * Calls `first` when somebody asks the program to stop, `again` when they insist. A terminal that closes, and
 * whoever started us and is gone, ask too.
 */
export function onStopSignal(first: () => void, again: () => void): void {
  let askedAt: number | undefined
  const asked = () => {
    const now = performance.now()
    if (askedAt === undefined) {
      askedAt = now
      first()
    } else if (now - askedAt > sameMoment) {
      again()
    }
  }
  // Nobody insists by being gone.
  const left = () => {
    if (askedAt === undefined) asked()
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, asked)
  process.once('disconnect', left)
  if (!process.connected) onStarterGone(left)
  // Listening to the launcher must not keep a program alive that is done.
  process.channel?.unref()
}
