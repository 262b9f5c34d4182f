import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '#lib/env.ts'
import { secretKey } from '#platform/secrets.ts'
import { type BrowserCookie, browserCookie } from './browser-cookie.ts'

/**
 * The mark of a browser on which somebody has signed in with the right password (OWASP: device cookies). It opens
 * nothing. It says that guesses from here are counted by themselves, so that strangers cannot use up the attempts of
 * a colleague. It is one account's, outlives signing out, and dies with the password it was given for.
 */
export type DeviceOwner = { id: string; passwordHash: string | null }

/** As long as browsers keep a cookie. After a longer absence a browser is a stranger once. Seconds. */
const lifetime = 400 * 86_400

/** `__Host-` where the session has it. Named after the account: two colleagues who share a browser keep one each. */
function nameOf(ownerId: string): string {
  const prefix = env().siteUrl.startsWith('https:') ? '__Host-' : ''
  return `${prefix}device-${sign('name', ownerId).slice(0, 11)}`
}

/** A new one at each sign-in: guesses with a stolen one are never counted against the one that its owner has now. */
export function issueDeviceCookie(owner: DeviceOwner, now: Date): BrowserCookie {
  const content = `${randomBytes(16).toString('base64url')}.${Math.floor(now.getTime() / 1000)}`
  return browserCookie({
    name: nameOf(owner.id),
    value: `${content}.${signFor(owner, content)}`,
    expires: new Date(now.getTime() + lifetime * 1_000),
  })
}

/** Whether there is a cookie that may turn out to be one of these: which account it is for says only its name. */
export const bringsDeviceCookie = (cookieHeader: string | null): boolean =>
  /(?:^|;)\s*(?:__Host-)?device-/.test(cookieHeader ?? '')

/** The number of the device, when this request comes from one that its owner has signed in on; null for a stranger. */
export function knownDevice(cookieHeader: string | null, owner: DeviceOwner, now: Date): string | null {
  const value = cookieValue(cookieHeader, nameOf(owner.id))
  const [nonce, issued, signature, ...rest] = value.split('.')
  if (!nonce || !issued || !signature || rest.length > 0) return null
  const expected = Buffer.from(signFor(owner, `${nonce}.${issued}`))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return now.getTime() / 1000 - Number(issued) < lifetime ? nonce : null
}

const signFor = (owner: DeviceOwner, content: string): string =>
  sign(
    'value',
    owner.id,
    createHash('sha256')
      .update(owner.passwordHash ?? '')
      .digest('base64url'),
    content,
  )

const sign = (...parts: string[]): string =>
  createHmac('sha256', secretKey('authSecret'))
    .update(JSON.stringify(['device', ...parts]))
    .digest('base64url')

function cookieValue(header: string | null, name: string): string {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return ''
}
