import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { getServerSession, type NextAuthOptions, type Session } from 'next-auth'
import { env } from '#lib/env.ts'
import { sessionCookieName } from './session.ts'

/**
 * The only place that speaks to next-auth. It is called with a request of our making: next-auth takes every
 * cookie whose name *begins* with that of the session as a part of it, so another program on localhost
 * with a cookie `sessionid` would sign everybody out.
 */
export type AuthAsk = {
  action: 'csrf' | 'session' | 'providers' | 'callback' | 'signout'
  provider?: 'credentials'
  method: 'GET' | 'POST'
  body?: Record<string, unknown>
  cookies: Record<string, string>
}
export type AuthAnswer = { status: number; location: string | null; cookies: string[]; body: unknown }

const isSecure = () => env().siteUrl.startsWith('https:')
const csrfCookieName = () => `${isSecure() ? '__Host-' : ''}next-auth.csrf-token`

/** Of all cookies of a request, the two that are ours. */
export function authCookies(header: string | null): Record<string, string> {
  const wanted = new Set([sessionCookieName(env().siteUrl), csrfCookieName()])
  const found: Record<string, string> = {}
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    if (at > 0 && wanted.has(name)) found[name] = decode(part.slice(at + 1).trim())
  }
  return found
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

export async function askNextAuth(options: NextAuthOptions, ask: AuthAsk): Promise<AuthAnswer> {
  const { request, response, answer } = exchange(ask)
  await NextAuth(request, response, options)
  return answer
}

export async function readSession(
  options: NextAuthOptions,
  cookies: Record<string, string>,
): Promise<Session | null> {
  const { request, response } = exchange({ action: 'session', method: 'GET', cookies })
  return getServerSession(request, response, options)
}

/** What next-auth needs of a request and a response, and no more. */
function exchange(ask: AuthAsk) {
  const headers = new Map<string, string | string[]>()
  const answer: AuthAnswer = { status: 200, location: null, cookies: [], body: null }
  const response = {
    status(code: number) {
      answer.status = code
      return response
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader(name: string, value: string | string[]) {
      headers.set(name.toLowerCase(), value)
      if (name.toLowerCase() === 'location') answer.location = String(value)
      if (name.toLowerCase() === 'set-cookie') answer.cookies = [value].flat()
      return response
    },
    json(body: unknown) {
      answer.body = body
    },
    send(body: unknown) {
      answer.body = body
    },
    end() {},
  }
  const request = {
    method: ask.method,
    query: { nextauth: ask.provider ? [ask.action, ask.provider] : [ask.action] },
    body: ask.body,
    cookies: ask.cookies,
    headers: {},
  }
  return {
    request: request as unknown as NextApiRequest,
    response: response as unknown as NextApiResponse,
    answer,
  }
}
