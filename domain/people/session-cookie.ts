import { cookies, headers } from 'next/headers'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { authCookies } from './next-auth.ts'
import { sessionCookieName, sessionLimits } from './session.ts'
import { closeSession, openSession } from './session-commands.ts'

/**
 * Signs in whoever has just chosen a password here, with the cookie that the sign-in form sets. False when that did not
 * work: the account is made all the same, and its link used up, so that they are to sign in by hand.
 */
export async function signInHere(userId: string): Promise<boolean> {
  try {
    await setCookie(userId)
    return true
  } catch (error) {
    logger('site').error({ err: error }, 'not signed in after the set-up')
    return false
  }
}

async function setCookie(userId: string): Promise<void> {
  const { siteUrl } = env()
  const [sent, jar] = await Promise.all([headers(), cookies()])
  const token = await openSession(userId, sent.get('user-agent'))
  const name = sessionCookieName(siteUrl)
  // Whoever signed in on this browser before has left it.
  await closeSession(authCookies(sent.get('cookie'))[name])
  jar.set(name, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: siteUrl.startsWith('https:'),
    maxAge: sessionLimits.absolute,
  })
}
