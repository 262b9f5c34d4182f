/** Ctrl-C reaches the whole process group and is forwarded as well: two in the same moment are one. */
const sameMoment = 1_000

/**
 * Calls `first` when somebody asks the program to stop, `again` when they insist. A terminal that closes and a
 * launcher that is killed ask too.
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
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, asked)
  process.once('disconnect', asked)
  // Listening to the launcher must not keep a program alive that is done.
  process.channel?.unref()
}
