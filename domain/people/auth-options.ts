import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { Role } from '#domain/access.ts'
import { AppError } from '#domain/errors.ts'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { secrets } from '#platform/secrets.ts'
import { checkCredentials, type SignedIn } from './credentials.ts'
import { sameSitePath } from './same-site-path.ts'
import { sessionCookieName, sessionLimits } from './session.ts'
import { closeSession, findSession, openSession } from './session-commands.ts'

declare module 'next-auth' {
  interface Session {
    user: { id: string; name: string; role: Role; bylineId: string | null }
    sessionId: string
    /** The database's clock when the session was read, as ISO 8601. */
    now: string
  }
}

/** What next-auth cannot say in its own answers. */
export type AuthReport = {
  refusal: AppError | null
  outage: unknown
  signedIn: SignedIn | null
  deviceCookie: string | null
}
export const newReport = (): AuthReport => ({
  refusal: null,
  outage: null,
  signedIn: null,
  deviceCookie: null,
})

type Caller = { clientAddress: string; userAgent: string | null; deviceCookies: string | null }
const nobody: Caller = { clientAddress: '0.0.0.0', userAgent: null, deviceCookies: null }

/**
 * next-auth with its JWT replaced by an opaque token: the cookie holds 32 random bytes, the table their
 * digest. A session therefore ends when its row does, at the next request and everywhere.
 */
export function authOptions(report: AuthReport, caller: Caller = nobody): NextAuthOptions {
  const { siteUrl } = env()
  const secure = siteUrl.startsWith('https:')
  return {
    secret: secrets().authSecret,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: sessionLimits.absolute },
    cookies: {
      sessionToken: {
        name: sessionCookieName(siteUrl),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    jwt: {
      encode: async ({ token }) => String(token?.sid ?? ''),
      decode: async ({ token }) => {
        // A throw would make next-auth delete the cookie: an outage must not sign anybody out.
        try {
          const found = await findSession(token)
          if (!found) return null
          const { sessionId, userId, name, role, bylineId, expiresAt, now } = found
          return {
            sid: token,
            sub: userId,
            name,
            role,
            bylineId,
            sessionId,
            until: expiresAt.toISOString(),
            now: now.toISOString(),
          }
        } catch (error) {
          report.outage = error
          return null
        }
      },
    },
    callbacks: {
      // Whatever a client sends with trigger "update" is not looked at: the rows are the only source.
      async jwt({ token, user, trigger }) {
        if (trigger !== 'signIn' || !user) return token
        return { ...token, sid: await openSession(user.id, caller.userAgent) }
      },
      async session({ token }) {
        return {
          expires: String(token.until),
          sessionId: String(token.sessionId),
          now: String(token.now),
          user: {
            id: String(token.sub),
            name: String(token.name),
            role: token.role as Role,
            bylineId: token.bylineId as string | null,
          },
        }
      },
      async redirect({ url, baseUrl }) {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
        return baseUrl + (sameSitePath(path) ?? '/')
      },
    },
    events: {
      async signOut({ token }) {
        await closeSession(token?.sid)
      },
    },
    pages: { signIn: '/connexion', signOut: '/connexion', error: '/connexion' },
    logger: {
      // An ended session is not an error; next-auth reports it as one.
      error: (code, detail) => {
        if (code !== 'JWT_SESSION_ERROR') logger('site').error({ code, err: detail }, 'next-auth')
      },
      warn: (code) => logger('site').warn({ code }, 'next-auth'),
      debug: () => {},
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        // Null for every failure: a message thrown here would travel in an address.
        async authorize(given) {
          try {
            const email = String(given?.email ?? '')
            const password = String(given?.password ?? '')
            const { clientAddress, deviceCookies } = caller
            const found = await checkCredentials({ email, password }, { clientAddress, deviceCookies })
            report.deviceCookie = found.deviceCookie
            report.signedIn = found.user
            return report.signedIn
          } catch (error) {
            if (error instanceof AppError) report.refusal = error
            else report.outage = error
            return null
          }
        },
      }),
    ],
  }
}
