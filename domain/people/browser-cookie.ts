import { env } from '#lib/env.ts'

/** A cookie of the newsroom: for this host only, never for scripts, never with a form of another site. */
export type BrowserCookie = {
  name: string
  value: string
  expires: Date
  path: '/'
  secure: boolean
  httpOnly: true
  sameSite: 'lax'
}

export const browserCookie = (given: Pick<BrowserCookie, 'name' | 'value' | 'expires'>): BrowserCookie => ({
  ...given,
  path: '/',
  secure: env().siteUrl.startsWith('https:'),
  httpOnly: true,
  sameSite: 'lax',
})

/** As a header line. */
export function cookieLine({ name, value, path, expires, secure }: BrowserCookie): string {
  const attributes = `Path=${path}; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax`
  return `${name}=${value}; ${attributes}${secure ? '; Secure' : ''}`
}
