import { cleanLine } from '#lib/text.ts'

/** How long a sign-in lasts, in seconds. */
export const sessionLimits = {
  /** One long working day; then the password is asked again. */
  absolute: 12 * 3_600,
  /** A meeting, a lunch: long enough not to interrupt work, short enough for a desk left open. */
  idle: 2 * 3_600,
  /** `last_seen_at` is written at most this often: reading a page must not cost a write. */
  seenEvery: 60,
} as const

export { isSessionToken, sessionCookieName } from '#contract/session-cookie.ts'

type Times = { createdAt: Date; lastSeenAt: Date; expiresAt: Date }

export const sessionExpiry = (now: Date): Date => new Date(now.getTime() + sessionLimits.absolute * 1_000)

/** Both clocks must still run: the absolute one, and the one that each page view winds up again. */
export function isAlive(session: Times, now: Date): boolean {
  const idleUntil = session.lastSeenAt.getTime() + sessionLimits.idle * 1_000
  return now.getTime() < session.expiresAt.getTime() && now.getTime() < idleUntil
}

export const isSeenLongAgo = (session: Times, now: Date): boolean =>
  now.getTime() - session.lastSeenAt.getTime() >= sessionLimits.seenEvery * 1_000

/** Kept to recognise one's own devices in a list, no longer. */
export const shortUserAgent = (userAgent: string | null | undefined): string =>
  cleanLine((userAgent ?? '').slice(0, 300))
