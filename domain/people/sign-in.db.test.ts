import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { appDb } from '#db/client.ts'
import { next, ownerSql } from '#testing/database.ts'
import { authOptions, newReport } from './auth-options.ts'
import { createUserWithPassword, disablePerson } from './commands.ts'
import { type AuthAsk, askNextAuth, authCookies, readSession } from './next-auth.ts'
import { findSession, openSession } from './session-commands.ts'
import { type AuthCall, callNextAuth, signIn, signOut } from './sign-in.ts'

const password = 'cheval agrafe pile correct'
let email: string
let userId: string
let adminId: string

/** Every call from a network of its own, so that one test's throttle is not another's. */
const from = (cookieHeader: string | null = null): AuthCall => ({
  cookieHeader,
  clientAddress: `10.${next() % 256}.${next() % 256}.1`,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
})
const cookieOf = (cookies: string[]) => cookies[0]!.split(';')[0]!
const sessionOf = async (cookieHeader: string | null) =>
  readSession(authOptions(newReport()), authCookies(cookieHeader))

beforeAll(async () => {
  const n = next()
  email = `connexion-${n}@redaction.test`
  userId = (await createUserWithPassword({ email, name: 'Nadège Prével', role: 'moderator', password })).id
  adminId = (
    await createUserWithPassword({
      email: `admin-${n}@redaction.test`,
      name: 'Admin',
      role: 'admin',
      password,
    })
  ).id
})

describe('signing in', () => {
  test('gives an opaque cookie whose digest, and only that, is stored', async () => {
    const { cookies, user } = await signIn(from(), { email, password })
    expect(user).toMatchObject({ id: userId, role: 'moderator' })
    expect(cookies).toHaveLength(2)
    expect(cookies[0]).toMatch(/^session=[A-Za-z0-9_-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
    expect(cookies[1]).toMatch(
      /^device-[A-Za-z0-9_-]{11}=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    )
    const token = cookieOf(cookies).slice('session='.length)
    const [row] = await ownerSql()`select count(*)::int as n from sessions
      where id_hash = sha256(${token}::bytea) and user_id = ${userId}`
    expect(row!.n).toBe(1)
    expect(await sessionOf(cookieOf(cookies))).toMatchObject({ user: { id: userId, role: 'moderator' } })
  })

  test('accepts the address in capitals and with spaces around it', async () => {
    expect((await signIn(from(), { email: `  ${email.toUpperCase()} `, password })).user.id).toBe(userId)
  })

  test.each([
    ['a wrong password', () => ({ email, password: 'not the password' })],
    ['an unknown address', () => ({ email: 'nobody@redaction.test', password })],
    ['no address', () => ({ email: '', password })],
    ['an immense password', () => ({ email, password: 'x'.repeat(10_000) })],
  ])('refuses %s, always in the same words', async (_, given) => {
    await expect(signIn(from(), given())).rejects.toMatchObject({ code: 'auth.bad_credentials', values: {} })
  })

  test('takes as long for an unknown address as for a wrong password', async () => {
    const timed = async (given: { email: string; password: string }) => {
      const start = performance.now()
      await signIn(from(), given).catch(() => null)
      return performance.now() - start
    }
    const known = await timed({ email, password: 'not the password' })
    const unknown = await timed({ email: `nobody-${next()}@redaction.test`, password })
    // A hash takes tens of milliseconds, an early answer less than one.
    expect(unknown).toBeGreaterThan(known / 4)
  })

  test('replaces the token: a cookie planted beforehand opens nothing', async () => {
    const planted = 'P'.repeat(43)
    const { cookies } = await signIn(from(`session=${planted}`), { email, password })
    expect(cookieOf(cookies)).not.toContain(planted)
    expect(await findSession(planted)).toBeNull()
  })

  test('ends the session that this browser had before', async () => {
    const first = cookieOf((await signIn(from(), { email, password })).cookies)
    await signIn(from(first), { email, password })
    expect(await sessionOf(first)).toBeNull()
  })
})

describe('the throttle', () => {
  test('makes the sixth failure wait where it was made, and nowhere else, also of an account that does not exist', async () => {
    const here = from()
    for (const address of [`guessed-${next()}@redaction.test`, email]) {
      for (let i = 0; i < 5; i++)
        await expect(signIn(here, { email: address, password: `guess ${i}` })).rejects.toMatchObject({
          code: 'auth.bad_credentials',
        })
      // As if the fifth had been this instant: hashing on a busy machine may take the second that is to be waited.
      await ownerSql()`update rate_limits set reset_at = now() + interval '1 day' where count = 5`
      await expect(signIn(here, { email: address, password })).rejects.toMatchObject({
        code: 'auth.throttled',
        values: { seconds: 1 },
      })
    }
    // Guesses from elsewhere keep no one waiting on a known device.
    expect((await signIn(from(), { email, password })).user.id).toBe(userId)
    // The next second has come, and with the right password the slate is clean.
    await ownerSql()`update rate_limits set reset_at = reset_at - interval '2 seconds' where key like 'sign-in:account-here:%'`
    expect((await signIn(here, { email, password })).user.id).toBe(userId)
    await expect(signIn(here, { email, password: 'wrong again' })).rejects.toMatchObject({
      code: 'auth.bad_credentials',
    })
  })

  test('doubles, and ends at a quarter of an hour', async () => {
    const address = `doubled-${next()}@redaction.test`
    const here = from()
    await signIn(here, { email: address, password }).catch(() => null)
    const waitAfter = async (count: number) => {
      await ownerSql()`update rate_limits set count = ${count}, reset_at = now() + interval '86400 seconds'
        where key = (select key from rate_limits where key like 'sign-in:account-here:%' order by reset_at desc limit 1)`
      const error = await signIn(here, { email: address, password }).catch((refusal) => refusal)
      return error.values.seconds as number
    }
    expect(await waitAfter(7)).toBe(4)
    expect(await waitAfter(10)).toBe(32)
    expect(await waitAfter(1_000)).toBe(900)
  })

  test('counts guesses that arrive together one by one', async () => {
    const address = `burst-${next()}@redaction.test`
    const call = from()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        signIn(call, { email: address, password: 'x' }).catch((error) => error.code),
      ),
    )
    expect(answers.filter((code) => code === 'auth.bad_credentials').length).toBeLessThanOrEqual(7)
  })

  test('stops one network after twenty tries, whatever the accounts', async () => {
    const call = { ...from(), clientAddress: '203.0.113.7' }
    await ownerSql()`delete from rate_limits`
    await signIn(call, { email: 'one@redaction.test', password }).catch(() => null)
    await ownerSql()`update rate_limits set count = 20 where key like 'sign-in:network:%'`
    const neighbour = { ...call, clientAddress: '203.0.113.8' }
    await expect(signIn(neighbour, { email, password })).rejects.toMatchObject({ code: 'auth.throttled' })
    expect((await signIn(from(), { email, password })).user.id).toBe(userId)
  })

  test('keeps no address in its table', async () => {
    const rows = await ownerSql()`select key from rate_limits`
    expect(JSON.stringify(rows)).not.toContain('@')
  })
})

describe('forty strangers at one account', () => {
  test('leave the desks their connections, and a known device its way in', async () => {
    const owner = `assiege-${next()}@redaction.test`
    await createUserWithPassword({ email: owner, name: 'Assiégée', role: 'author', password })
    const [, device] = (await signIn(from(), { email: owner, password })).cookies
    const released = Promise.withResolvers<void>()
    const locked = Promise.withResolvers<void>()
    // One guess whose turn lasts: all others at this account wait for it.
    const key = `sign-in:account:${createHash('sha256').update(owner).digest('base64url').slice(0, 32)}`
    const lock = ownerSql().begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
      locked.resolve()
      await released.promise
    })
    await locked.promise
    const guesses = Array.from({ length: 40 }, (_, n) =>
      signIn({ ...from(), clientAddress: `172.16.${n}.1` }, { email: owner, password: 'wrong' }).catch(
        (error: unknown) => error,
      ),
    )
    const waiting = async () =>
      (
        await ownerSql()`
          select distinct l.pid from pg_locks l join pg_stat_activity a using (pid)
          where not l.granted and l.locktype = 'advisory' and a.datname = current_database()`
      ).length
    try {
      await expect.poll(waiting, { timeout: 10_000 }).toBe(4)
      await Promise.all(Array.from({ length: 8 }, () => appDb().execute(sql`select 1`)))
      const { user } = await signIn(from(cookieOf([device!])), { email: owner, password })
      expect(user.name).toBe('Assiégée')
      expect(await waiting()).toBe(4)
    } finally {
      released.resolve()
      await lock
      await Promise.all(guesses)
    }
  })
})

describe('a session', () => {
  const open = async () => `session=${await openSession(userId, null)}`

  test('ends everywhere when one signs out', async () => {
    const cookie = await open()
    const cleared = await signOut(from(cookie))
    expect(cleared[0]).toMatch(/^session=; Max-Age=0/)
    expect(await sessionOf(cookie)).toBeNull()
  })

  test('ends at the next request when its account is disabled', async () => {
    const { id } = await createUserWithPassword({
      email: `renvoye-${next()}@redaction.test`,
      name: 'Renvoyé',
      role: 'editor',
      password,
    })
    const cookie = `session=${await openSession(id, null)}`
    expect(await sessionOf(cookie)).not.toBeNull()
    const admin = { id: adminId, name: 'Admin', role: 'admin' as const, bylineId: null }
    await disablePerson({ viewer: admin, now: new Date() }, { userId: id })
    expect(await sessionOf(cookie)).toBeNull()
  })

  test('shows the role of this moment, not of the sign-in', async () => {
    const cookie = await open()
    await ownerSql()`update users set role = 'author' where id = ${userId}`
    expect((await sessionOf(cookie))?.user.role).toBe('author')
    await ownerSql()`update users set role = 'moderator' where id = ${userId}`
  })

  test('does not listen to what a client sends with an update', async () => {
    const cookie = await open()
    const csrf = await callNextAuth(from(), { action: 'csrf', method: 'GET' })
    const { csrfToken } = csrf.answer.body as { csrfToken: string }
    const header = `${cookie}; ${cookieOf(csrf.answer.cookies)}`
    const { answer } = await callNextAuth(from(header), {
      action: 'session',
      method: 'POST',
      body: { csrfToken, data: { role: 'admin', user: { role: 'admin' }, sub: adminId } },
    })
    expect(answer.body).toMatchObject({ user: { id: userId, role: 'moderator' } })
    expect((await sessionOf(cookie))?.user).toMatchObject({ id: userId, role: 'moderator' })
  })

  test('is not joined with the cookies of other programs on the same host', async () => {
    const cookie = await open()
    expect(await sessionOf(`sessionid=abc; ${cookie}; session.0=xyz`)).not.toBeNull()
  })

  test('survives an outage: the answer is an outage, and no cookie is deleted', async () => {
    const report = newReport()
    const broken = authOptions(report)
    broken.jwt!.decode = async () => {
      report.outage = new Error('the database is away')
      return null
    }
    expect(await readSession(broken, { session: 'A'.repeat(43) })).toBeNull()
    expect(report.outage).toBeInstanceOf(Error)
  })

  test.each(['', 'x', `${'A'.repeat(43)}'; drop table sessions`, 'A'.repeat(5_000)])(
    'is not opened by a made-up token (%#)',
    async (token) => expect(await sessionOf(`session=${token}`)).toBeNull(),
  )
})

describe('next-auth’s own protocol', () => {
  const ask = (given: Omit<AuthAsk, 'cookies'>) =>
    askNextAuth(authOptions(newReport()), { ...given, cookies: {} })

  test('opens nothing without its token against forgery', async () => {
    const { answer, report } = await callNextAuth(from(), {
      action: 'callback',
      provider: 'credentials',
      method: 'POST',
      body: { email, password, json: 'true' },
    })
    expect(report.signedIn).toBeNull()
    expect(answer.cookies.filter((cookie) => cookie.startsWith('session='))).toEqual([])
  })

  test('never sends anybody to another site', async () => {
    const options = authOptions(newReport())
    const baseUrl = 'http://localhost:3000'
    for (const url of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'http://localhost:3000.evil.example/',
    ])
      expect(await options.callbacks!.redirect!({ url, baseUrl })).toBe(`${baseUrl}/`)
    expect(await options.callbacks!.redirect!({ url: `${baseUrl}/moderation`, baseUrl })).toBe(
      `${baseUrl}/moderation`,
    )
  })

  test('answers who is signed in, and nothing to nobody', async () => {
    const { answer } = await callNextAuth(from(`session=${await openSession(userId, null)}`), {
      action: 'session',
      method: 'GET',
    })
    expect(answer.body).toEqual({
      expires: expect.any(String),
      sessionId: expect.any(String),
      now: expect.any(String),
      user: { id: userId, name: 'Nadège Prével', role: 'moderator', bylineId: null },
    })
    expect((await ask({ action: 'session', method: 'GET' })).body).toEqual({})
  })
})
