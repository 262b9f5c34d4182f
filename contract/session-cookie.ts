/** `__Host-` binds the cookie to this host and to https; plain http on a laptop cannot carry it. */
export const sessionCookieName = (siteUrl: string): string =>
  siteUrl.startsWith('https:') ? '__Host-session' : 'session'

/** 32 random bytes in base64url: anything else is refused before the database is asked. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

export const isSessionToken = (value: unknown): value is string =>
  typeof value === 'string' && tokenPattern.test(value)
