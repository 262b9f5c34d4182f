import { getSettings } from '#domain/settings/queries.ts'
import { logger } from '#lib/log.ts'

/** A newsroom that moves to another time zone has its midnight there from the next minute on. */
const every = 60_000

/** Schedules midnight by the time zone of the newsroom, now and whenever that changes. */
export function followTimeZone(
  schedule: (timeZone: string) => Promise<void>,
  pause: number = every,
): { look(): Promise<void>; stop(): void } {
  let known: string | undefined
  const look = async () => {
    const { timeZone } = await getSettings()
    if (timeZone === known) return
    await schedule(timeZone)
    known = timeZone
  }
  const timer = setInterval(() => {
    // The next look may find the database again.
    look().catch((error: unknown) => logger('worker').warn({ err: error }, 'time zone not readable'))
  }, pause)
  timer.unref()
  return { look, stop: () => clearInterval(timer) }
}
