import { setTimeout as pause } from 'node:timers/promises'

/** Names what was waited for, how long, and what was found last; the error met last is its cause. */
export class NotInTime extends Error {
  override readonly name = 'NotInTime'
}

export interface Patience {
  /** Milliseconds, after which waiting fails. */
  limit: number
  every?: number
  /** Says at once why it will never be so; undefined while it may. */
  given?: () => string | undefined
}

/**
 * For programs that wait for another one: asks until the answer is neither undefined nor false. An error counts as "not
 * yet", and is shown when the time is over. There is no waiting without an end: throws NotInTime.
 */
export async function waitUntil<T>(
  what: string,
  ask: () => T | Promise<T>,
  { limit, every = 50, given = () => undefined }: Patience,
): Promise<Exclude<Awaited<T>, undefined | false>> {
  const begun = performance.now()
  let last: unknown
  for (let asked = 0; asked === 0 || performance.now() - begun < limit; asked++) {
    const never = given()
    if (never !== undefined) throw new NotInTime(`${what}: ${never}`, { cause: last })
    try {
      const found = await ask()
      if (found !== undefined && found !== false) return found as Exclude<Awaited<T>, undefined | false>
      last = undefined
    } catch (error) {
      last = error
    }
    await pause(every)
  }
  const reason = last === undefined ? '' : ` (${last instanceof Error ? last.message : String(last)})`
  throw new NotInTime(`${what}: not within ${limit / 1_000} s${reason}`, { cause: last })
}
