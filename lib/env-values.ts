import { isIP } from 'node:net'
import { z } from 'zod'

/** What each kind of variable may be. Read by lib/env.ts alone. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65_535)

export const postgresUrl = z.string().refine((value) => {
  const url = parseUrl(value)
  return url !== undefined && (url.protocol === 'postgres:' || url.protocol === 'postgresql:')
})

export const httpOrigin = z.string().transform((value, context) => {
  const url = parseUrl(value)
  const isOrigin =
    url !== undefined &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    (value === url.origin || value === `${url.origin}/`)
  if (!isOrigin || url === undefined) {
    context.addIssue({ code: 'custom', message: 'not an origin' })
    return z.NEVER
  }
  return url.origin
})

export const host = z
  .string()
  .refine((value) => isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value))

export const trustProxy = z
  .string()
  .transform((value) =>
    value
      .split(/[\s,]+/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine((parts) => parts.every(isNetwork))

/** Host, port, name and password. Options behind a question mark would be believed and do nothing. */
export const smtpUrl = z.string().refine((value) => {
  const url = parseUrl(value)
  return (
    url !== undefined &&
    (url.protocol === 'smtp:' || url.protocol === 'smtps:') &&
    url.hostname !== '' &&
    ['', '/'].includes(url.pathname) &&
    `${url.search}${url.hash}` === '' &&
    isPercentEncoded(`${url.username}${url.password}`)
  )
})

/** An address and nothing around it. A site that is tried out has a name without a dot, or a number. */
export const mailAddress = z.string().regex(/^[^\s\p{Cc}<>()\\,;"@]{1,64}@[^\s\p{Cc}<>()\\,;"@]+$/u)

/** Keys that the supervisor gives, by name; undefined for what is no list of them. */
export function readKeys(text: string): Record<string, string> | undefined {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** A descriptor that the supervisor has opened, and the inode it must lead to. */
export function openFile(value: string | undefined): { descriptor: number; inode: number } | undefined {
  const [descriptor, inode] = (value ?? '').split(':').map(Number)
  return descriptor === undefined || inode === undefined ? undefined : { descriptor, inode }
}

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function isNetwork(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}
