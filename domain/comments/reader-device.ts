import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '#lib/env.ts'
import { secretKey } from '#platform/secrets.ts'

/**
 * The device of a reader who has found a comment useful or reported one: a random number, signed, in a cookie that is set by
 * that click and by nothing else. It goes to the site's own forms and to no page (the edge gives cookies to nobody else), and
 * says nothing about who it is.
 */
export type ReaderDevice = { number: string; isNew: boolean }

/** As long as browsers keep a cookie; a reader who comes back after that is another device. Seconds. */
const lifetime = 400 * 86_400
const path = '/api/comments'

const cookieName = () => (env().siteUrl.startsWith('https:') ? '__Secure-lecture' : 'lecture')

/** The device that a request brings, or a new one. */
export function readerDevice(cookieHeader: string | null): ReaderDevice {
  const known = (cookieHeader ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName()}=`))
    ?.slice(cookieName().length + 1)
  const [number, signature, ...rest] = (known ?? '').split('.')
  if (number && signature && rest.length === 0 && isSigned(number, signature)) return { number, isNew: false }
  return { number: randomBytes(16).toString('base64url'), isNew: true }
}

/** The line that makes it known from now on. */
export function readerDeviceLine({ number }: Pick<ReaderDevice, 'number'>): string {
  const secure = env().siteUrl.startsWith('https:') ? '; Secure' : ''
  return `${cookieName()}=${number}.${sign(number)}; Path=${path}; Max-Age=${lifetime}; HttpOnly; SameSite=Lax${secure}`
}

/** What is kept of a device beside a comment: another value for each comment, so that two rows cannot be joined. */
export const deviceKeyFor = (number: string, commentId: string): Buffer =>
  createHmac('sha256', secretKey('blindIndexKey'))
    .update(JSON.stringify(['reader', number, commentId]))
    .digest()

/** For the count of its clicks, which is forgotten with its minute. */
export const deviceTurnKey = (number: string): string =>
  createHmac('sha256', secretKey('networkKey'))
    .update(JSON.stringify(['reader', number]))
    .digest('base64url')
    .slice(0, 22)

const sign = (number: string): string =>
  createHmac('sha256', secretKey('formKey'))
    .update(JSON.stringify(['reader', number]))
    .digest('base64url')
    .slice(0, 22)

function isSigned(number: string, signature: string): boolean {
  const expected = Buffer.from(sign(number))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
