import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createUserWithPassword } from '#domain/people/commands.ts'
import { next, ownerSql } from '#testing/database.ts'
import * as nextAuth from './[...nextauth]/route.ts'
import { POST as postSignIn } from './sign-in/route.ts'
import { POST as postSignOut } from './sign-out/route.ts'

// Route handlers read their own request; only the viewer comes from Next.
let cookie = ''
vi.mock('next/headers', () => ({ headers: async () => new Headers(cookie ? { cookie } : {}) }))

const origin = 'http://localhost:3000'
const password = 'cheval agrafe pile correct'
const email = 'routes@redaction.test'
const sameSite = { 'sec-fetch-site': 'same-origin' }

beforeAll(async () => {
  await createUserWithPassword({ email, name: 'Routes', role: 'moderator', password })
})
beforeEach(() => {
  cookie = ''
})

function request(
  path: string,
  fields?: Record<string, string>,
  headers: Record<string, string> = sameSite,
): Request {
  return new Request(`${origin}${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: {
      'x-forwarded-for': `10.6.${next() % 256}.1`,
      'x-forwarded-host': 'localhost:3000',
      ...(cookie ? { cookie } : {}),
      ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...headers,
    },
    body: fields && new URLSearchParams(fields).toString(),
  })
}
const signIn = (fields: Record<string, string> = {}, headers?: Record<string, string>) =>
  postSignIn(request('/api/auth/sign-in', { email, password, ...fields }, headers), {})
/** As Next calls it: the parts of the address by themselves. */
const partsOf = (path: string) => ({ params: Promise.resolve({ nextauth: path.split('/') }) })
const get = (path: string) => nextAuth.GET(request(`/api/auth/${path}`), partsOf(path))
const post = (path: string, fields: Record<string, string>) =>
  nextAuth.POST(request(`/api/auth/${path}`, fields), partsOf(path))
const sessionCookie = (response: Response) =>
  response.headers.getSetCookie().find((value) => value.startsWith('session='))

describe('the sign-in form', () => {
  test('leads to the page that was asked for, or to where the day begins', async () => {
    const response = await signIn()
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/moderation')
    expect(sessionCookie(response)).toContain('HttpOnly')
    expect((await signIn({ suite: '/moderation?page=2' })).headers.get('location')).toBe('/moderation?page=2')
  })

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/%09/evil.example\n'])(
    'never leads to another site: %j',
    async (suite) => expect((await signIn({ suite })).headers.get('location')).toBe('/moderation'),
  )

  test('refused, comes back with its reason, and with the address in a cookie and not in a history', async () => {
    const response = await signIn({ password: 'wrong' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/connexion?erreur=auth.bad_credentials')
    expect(sessionCookie(response)).toBeUndefined()
    const kept = response.headers.getSetCookie().find((value) => value.startsWith('sign-in-email='))
    expect(kept).toContain(
      `sign-in-email=${encodeURIComponent(email)}; Max-Age=120; Path=/connexion; HttpOnly`,
    )
  })

  test('from another site is refused before anything is looked at', async () => {
    const elsewhere: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]
    for (const headers of elsewhere) {
      const response = await signIn({}, headers)
      expect(response.status).toBe(403)
      expect(response.headers.getSetCookie()).toEqual([])
    }
  })

  test('during an outage says so and signs nobody out', async () => {
    cookie = sessionCookie(await signIn())!.split(';')[0]!
    await ownerSql()`alter table sessions rename to sessions_away`
    const page = await get('session')
    expect(page.status).toBe(503)
    expect(page.headers.getSetCookie()).toEqual([])
    await ownerSql()`alter table sessions_away rename to sessions`
    expect(await (await get('session')).json()).toMatchObject({
      user: { name: 'Routes' },
    })
  })
})

test('signing out ends the session and clears the cookie, with or without one', async () => {
  cookie = sessionCookie(await signIn())!.split(';')[0]!
  const response = await postSignOut(request('/api/auth/sign-out', {}), {})
  expect(response.status).toBe(303)
  expect(sessionCookie(response)).toMatch(/^session=; Max-Age=0/)
  expect(await (await get('session')).json()).toEqual({})
  expect((await postSignOut(request('/api/auth/sign-out', {}), {})).status).toBe(303)
})

describe('next-auth’s addresses', () => {
  test.each([
    'signin',
    'signout',
    'error',
    'verify-request',
    '_log',
    'callback/credentials',
    'callback/google',
    '',
  ])('GET %s answers 404', async (path) => expect((await get(path)).status).toBe(404))
  test.each(['signin', 'signin/credentials', '_log', 'callback/email', 'csrf'])(
    'POST %s answers 404',
    async (path) => expect((await post(path, {})).status).toBe(404),
  )

  test('sign in by its own protocol, and refuse by it', async () => {
    const csrf = await get('csrf')
    const { csrfToken } = await csrf.json()
    cookie = csrf.headers.getSetCookie()[0]!.split(';')[0]!
    const sent = (given: string) =>
      post('callback/credentials', { email, password: given, csrfToken, json: 'true' })
    const refused = await sent('wrong')
    expect(refused.status).toBe(401)
    expect(await refused.json()).toEqual({ url: '/connexion?erreur=auth.bad_credentials' })
    const accepted = await sent(password)
    expect(accepted.status).toBe(200)
    expect(sessionCookie(accepted)).toBeDefined()
  })

  test('a wrong token against forgery leads to the sign-in page, and opens nothing', async () => {
    const response = await post('callback/credentials', { email, password, csrfToken: 'x' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/connexion?erreur=request.invalid')
    expect(sessionCookie(response)).toBeUndefined()
  })
})
