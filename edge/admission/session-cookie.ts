import { isSessionToken, sessionCookieName } from '#contract/session-cookie.ts'

/**
 * Whether a request may be a colleague's: it brings what looks like a session. Whether it is one, only the database
 * knows; but whoever brings none is nobody, and need not be asked about.
 */
export function createSessionCheck(siteUrl: string): (cookieHeader: string | undefined) => boolean {
  const name = sessionCookieName(siteUrl)
  return (cookieHeader = '') =>
    cookieHeader.split(';').some((part) => {
      const at = part.indexOf('=')
      return at > 0 && part.slice(0, at).trim() === name && isSessionToken(part.slice(at + 1).trim())
    })
}
