import { eq } from 'drizzle-orm'
import { cookies, headers } from 'next/headers'
import { appDb } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { users } from '#db/schema/people.ts'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { browserCookie } from './browser-cookie.ts'
import { issueDeviceCookie } from './device-cookie.ts'
import { authCookies } from './next-auth.ts'
import { sessionCookieName, sessionExpiry } from './session.ts'
import { closeSession, openSession } from './session-commands.ts'

/**
 * Signs in the user who has just chosen a password here, with the cookies that the sign-in form sets: that of the session, and
 * the one that makes this browser known to the account. False when that did not work: the account is made all the same,
 * and its link used up, so that they are to sign in by hand.
 */
export async function signInHere(userId: string): Promise<boolean> {
  try {
    await setCookies(userId)
    return true
  } catch (error) {
    logger('site').error({ err: error }, 'not signed in after the set-up')
    return false
  }
}

async function setCookies(userId: string): Promise<void> {
  const [sent, jar] = await Promise.all([headers(), cookies()])
  const [user] = await appDb()
    .select({ id: users.id, passwordHash: users.passwordHash, now: databaseClock })
    .from(users)
    .where(eq(users.id, userId))
  if (!user) throw new Error(`No account ${userId}`)
  // First: a link is also the way in for a colleague whom strangers keep waiting at the sign-in form.
  jar.set(issueDeviceCookie(user, user.now))
  const value = await openSession(userId, sent.get('user-agent'))
  const name = sessionCookieName(env().siteUrl)
  // An earlier session of this browser ends.
  await closeSession(authCookies(sent.get('cookie'))[name])
  jar.set(browserCookie({ name, value, expires: sessionExpiry(user.now) }))
}
