import { AppError } from '#domain/errors.ts'
import { env } from '#lib/env.ts'
import { type AuthReport, authOptions, newReport } from './auth-options.ts'
import type { SignedIn } from './credentials.ts'
import { type AuthAnswer, type AuthAsk, askNextAuth, authCookies } from './next-auth.ts'
import { sessionCookieName } from './session.ts'
import { closeSession } from './session-commands.ts'

export type AuthCall = { cookieHeader: string | null; clientAddress: string; userAgent: string | null }

/** One call of next-auth's own protocol. Outages come out as outages, not as a sign-out. */
export async function callNextAuth(
  call: AuthCall & { deviceCookies?: string | null },
  ask: Omit<AuthAsk, 'cookies'>,
): Promise<{ answer: AuthAnswer; report: AuthReport }> {
  const report = newReport()
  const { cookieHeader, deviceCookies = cookieHeader, ...caller } = call
  const answer = await askNextAuth(authOptions(report, { ...caller, deviceCookies }), {
    ...ask,
    cookies: authCookies(cookieHeader),
  })
  if (report.outage) throw report.outage
  // Only with a session: a browser becomes known by signing in, and by nothing less.
  if (report.deviceCookie && sessionCookiesOf(answer).length > 0) answer.cookies.push(report.deviceCookie)
  return { answer, report }
}

/**
 * Signs in for the plain form: fetches next-auth's token against forgery and sends it back with the form, as a
 * browser with JavaScript would in two requests. The endpoint has refused cross-site posts before.
 */
export async function signIn(
  call: AuthCall,
  given: { email: string; password: string },
): Promise<{ cookies: string[]; user: SignedIn }> {
  const { answer, report } = await withToken(call, 'callback', given)
  if (report.refusal) throw report.refusal
  const cookies = sessionCookiesOf(answer)
  if (!report.signedIn || cookies.length === 0) throw new AppError('auth.bad_credentials')
  if (report.deviceCookie) cookies.push(report.deviceCookie)
  // An earlier session of this browser ends.
  await closeSession(authCookies(call.cookieHeader)[name()])
  return { cookies, user: report.signedIn }
}

/** Signs out for the plain form; without a session there is nothing to do but to clear the cookie. */
export async function signOut(call: AuthCall): Promise<string[]> {
  const { answer } = await withToken(call, 'signout', {})
  return sessionCookiesOf(answer)
}

async function withToken(call: AuthCall, action: 'callback' | 'signout', body: Record<string, string>) {
  const { answer } = await callNextAuth({ ...call, cookieHeader: null }, { action: 'csrf', method: 'GET' })
  const { csrfToken } = answer.body as { csrfToken: string }
  const token = answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
  return callNextAuth(
    {
      ...call,
      cookieHeader: [sessionPart(call.cookieHeader), token].filter(Boolean).join('; '),
      deviceCookies: call.cookieHeader,
    },
    {
      action,
      provider: action === 'callback' ? 'credentials' : undefined,
      method: 'POST',
      body: { ...body, csrfToken, json: 'true' },
    },
  )
}

const name = () => sessionCookieName(env().siteUrl)

const sessionPart = (header: string | null): string => {
  const value = authCookies(header)[name()]
  return value ? `${name()}=${encodeURIComponent(value)}` : ''
}

const sessionCookiesOf = (answer: AuthAnswer): string[] =>
  answer.cookies.filter((cookie) => cookie.startsWith(`${name()}=`))
