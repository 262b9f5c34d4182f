import { eq, sql } from 'drizzle-orm'
import { appDb, type Database, guestDb } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { demoRows } from '#db/schema/demo.ts'
import { users } from '#db/schema/people.ts'
import type { Role } from '#domain/access.ts'
import { refusesDemoAccounts } from '#domain/demo/demo.ts'
import { AppError } from '#domain/errors.ts'
import { normaliseEmail } from '#lib/email.ts'
import { env } from '#lib/env.ts'
import { cookieLine } from './browser-cookie.ts'
import { bringsDeviceCookie, issueDeviceCookie, knownDevice } from './device-cookie.ts'
import { passwordLimits } from './password.ts'
import { passwordMatches } from './password-hash.ts'
import { forgetFailures, type Guesser, takeGuess } from './throttle.ts'

export type SignedIn = { id: string; name: string; role: Role }

/**
 * The account with this address and password, and the cookie that makes this browser known to it. One answer for
 * an unknown address, a wrong password, an account that was disabled and one that has no password yet, after the same
 * work. Throws auth.bad_credentials, auth.throttled, site.overloaded.
 */
export async function checkCredentials(
  given: { email: string; password: string },
  caller: { clientAddress: string; deviceCookies: string | null },
): Promise<{ user: SignedIn; deviceCookie: string }> {
  const email = normaliseEmail(given.email) ?? ''
  // A longer one cannot be anybody's: it must not be normalised and hashed at a stranger's wish.
  const password = given.password.length > passwordLimits.max * 4 ? '' : given.password
  // Strangers wait for each other; a device that may be known does not wait for them. This takes no lock.
  const db = bringsDeviceCookie(caller.deviceCookies) ? appDb() : guestDb()
  const [user] = email === '' ? [] : await findAccount(db, email)
  const device = user ? knownDevice(caller.deviceCookies, user, user.now) : null
  const guesser: Guesser = device ? { device } : { email, clientAddress: caller.clientAddress }
  await takeGuess(guesser)
  const usable = user && user.disabledAt === null ? user.passwordHash : null
  const matches = await passwordMatches(usable, password, { isKnown: device !== null })
  if (!user || !matches) throw new AppError('auth.bad_credentials')
  await forgetFailures(guesser)
  // Only after the right password: a guesser must not learn of it.
  if (user.isDemo && refusesDemoAccounts(env().siteUrl)) throw new AppError('auth.demo_account')
  return {
    user: { id: user.id, name: user.name, role: user.role },
    deviceCookie: cookieLine(issueDeviceCookie(user, user.now)),
  }
}

const findAccount = (db: Database, email: string) =>
  db
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
      now: databaseClock,
      isDemo: sql<boolean>`${demoRows.id} is not null`,
    })
    .from(users)
    .leftJoin(demoRows, eq(demoRows.id, users.id))
    .where(eq(users.email, email))
