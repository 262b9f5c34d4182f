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
 * Calls `first` when the program is asked to stop, `again` when it is asked a second time. A terminal that closes and a
 * parent that has gone count as asking.
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
  // A parent that goes while we stop already is no second request.
  const left = () => {
    if (askedAt === undefined) asked()
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, asked)
  process.once('disconnect', left)
  if (!process.connected) onStarterGone(left)
  // Listening to the launcher must not keep a program alive that is done.
  process.channel?.unref()
}
