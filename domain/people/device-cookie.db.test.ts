import { hash } from '@node-rs/argon2'
import { beforeEach, describe, expect, test } from 'vitest'
import { next, ownerSql } from '#testing/database.ts'
import { createUserWithPassword } from './commands.ts'
import { changeOwnPassword } from './password-commands.ts'
import { findSession } from './session-commands.ts'
import { type AuthCall, signIn, signOut } from './sign-in.ts'

const password = 'cheval agrafe pile correct'
let email: string
let userId: string

const from = (clientAddress: string, cookieHeader: string | null = null): AuthCall => ({
  cookieHeader,
  clientAddress,
  userAgent: null,
})
const home = () => `198.51.${next() % 256}.9`
const pair = (line: string) => line.split(';')[0]!
const deviceOf = (cookies: string[]) => pair(cookies.find((line) => line.startsWith('device-'))!)
const sessionOf = (cookies: string[]) => pair(cookies.find((line) => line.startsWith('session='))!)

/** What is tried here is who gets a turn; the real cost of a turn would be most of the time of these tests. */
const cheapHash = hash(password, { memoryCost: 64, timeCost: 1 })

const aPerson = async () => {
  const address = `appareil-${next()}@redaction.test`
  const { id } = await createUserWithPassword({
    email: address,
    name: 'Odile Carn',
    role: 'editor',
    password,
  })
  await ownerSql()`update users set password_hash = ${await cheapHash} where id = ${id}`
  return { email: address, id }
}
const knowThisBrowser = async () => deviceOf((await signIn(from(home()), { email, password })).cookies)

/** Wrong passwords, as many as are looked at and more, from so many networks. */
async function attack(networks: number, each: number, cookie: string | null = null): Promise<string[]> {
  const codes: string[] = []
  for (let round = 0; round < each; round++)
    for (let network = 0; network < networks; network++)
      await signIn(from(`203.0.${network}.${round}`, cookie), { email, password: `guess ${round}` }).catch(
        (error) => codes.push(error.code),
      )
  return codes
}

beforeEach(async () => {
  await ownerSql()`delete from rate_limits`
  const person = await aPerson()
  email = person.email
  userId = person.id
})

describe('a browser on which somebody has signed in', () => {
  test('lets the owner in at once while four networks guess', async () => {
    const device = await knowThisBrowser()
    const codes = await attack(4, 20)
    expect(codes).toHaveLength(80)
    expect(codes.filter((code) => code === 'auth.bad_credentials').length).toBeLessThanOrEqual(21)
    const begun = performance.now()
    const { user } = await signIn(from('203.0.1.200', device), { email, password })
    expect(user.id).toBe(userId)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  test('stays known after signing out', async () => {
    const { cookies } = await signIn(from(home()), { email, password })
    const cleared = await signOut(from(home(), `${sessionOf(cookies)}; ${deviceOf(cookies)}`))
    expect(cleared.join()).not.toContain('device-')
    await attack(4, 20)
    await signIn(from('203.0.2.200', deviceOf(cookies)), { email, password })
  })

  test('is given another number at each sign-in, which keeps guesses with a stolen one apart', async () => {
    const stolen = await knowThisBrowser()
    const { cookies } = await signIn(from(home(), stolen), { email, password })
    expect(deviceOf(cookies)).not.toBe(stolen)
    const codes = await attack(1, 30, stolen)
    expect(codes.filter((code) => code === 'auth.bad_credentials').length).toBeLessThanOrEqual(8)
    await signIn(from('203.0.0.200', deviceOf(cookies)), { email, password })
    // Nor did it cost a stranger's turn: the owner's new telephone is as free as ever.
    const [row] =
      await ownerSql()`select count(*)::int as n from rate_limits where key like 'sign-in:account:%'`
    await signIn(from(home()), { email, password })
    expect(row!.n).toBeLessThanOrEqual(1)
  })

  test('may be shared by two colleagues, each known by a cookie of their own', async () => {
    const mine = await knowThisBrowser()
    const other = await aPerson()
    const { cookies } = await signIn(from(home(), mine), { email: other.email, password })
    expect(deviceOf(cookies).split('=')[0]).not.toBe(mine.split('=')[0])
  })

  test('is forgotten when the password changes, but for the browser that changed it', async () => {
    const other = await knowThisBrowser()
    const { cookies } = await signIn(from(home()), { email, password })
    const token = sessionOf(cookies).slice('session='.length)
    const { sessionId } = (await findSession(token))!
    const viewer = { id: userId, name: 'Odile Carn', role: 'editor' as const, bylineId: null }
    const replacement = 'marteau nuage violet 7'
    const changed = await changeOwnPassword(
      { viewer, now: new Date(), sessionId },
      { current: password, next: replacement },
    )
    await attack(5, 6)
    const { name, value } = changed.cookies[1]!
    await signIn(from(home(), `${name}=${value}`), { email, password: replacement })
    await expect(signIn(from('203.0.1.200', other), { email, password: replacement })).rejects.toMatchObject({
      code: 'auth.throttled',
    })
  })
})

describe('a device cookie', () => {
  const isStranger = async (cookie: string) => {
    await attack(5, 6)
    const answer = await signIn(from('203.0.1.200', cookie), { email, password }).catch((error) => error)
    return answer.code === 'auth.throttled'
  }

  test('of another account is worth nothing, nor under this one’s name', async () => {
    const mine = await knowThisBrowser()
    const other = await aPerson()
    const theirs = deviceOf((await signIn(from(home()), { email: other.email, password })).cookies)
    expect(await isStranger(theirs)).toBe(true)
    expect(await isStranger(`${mine.split('=')[0]}=${theirs.split('=')[1]}`)).toBe(true)
  })

  test.each([
    ['with another number', (value: string) => value.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))],
    ['with another date', (value: string) => value.replace(/\.(\d+)\./, (_, n) => `.${Number(n) + 1}.`)],
    ['without its signature', (value: string) => value.replace(/\.[^.]+$/, '.')],
    ['cut short', (value: string) => value.slice(0, -1)],
    ['with something after it', (value: string) => `${value}.x`],
    ['that is empty', () => ''],
    ['in no encoding', () => '%ff.%00.%'],
  ])('%s is worth nothing', async (_, forge) => {
    const [name, value] = (await knowThisBrowser()).split('=')
    expect(await isStranger(`${name}=${forge(value!)}`)).toBe(true)
  })

  test('says neither who nor what', async () => {
    const cookie = await knowThisBrowser()
    expect(cookie).not.toContain(userId)
    expect(cookie).not.toContain('@')
  })
})

test('an owner on a new device is told when the turn comes, and then it has come', async () => {
  await attack(4, 20)
  const here = from('198.51.100.1')
  const { code, values } = await signIn(here, { email, password }).catch((error) => error)
  expect(code).toBe('auth.throttled')
  expect(values.seconds).toBeLessThanOrEqual(100)
  // The seconds pass.
  await ownerSql()`update rate_limits set reset_at = reset_at - make_interval(secs => ${values.seconds})
    where key like 'sign-in:turn:%'`
  expect((await signIn(here, { email, password })).user.id).toBe(userId)
})

test('thirty colleagues behind one address sign in on new devices in the same minute', async () => {
  for (let n = 0; n < 30; n++) await signIn(from('192.0.2.1'), { email, password })
})

test('a thief of a session guesses a hundred times a day, and keeps its owner from nothing else', async () => {
  const device = await knowThisBrowser()
  const { cookies } = await signIn(from(home(), device), { email, password })
  const { sessionId } = (await findSession(sessionOf(cookies).slice('session='.length)))!
  const viewer = { id: userId, name: 'Odile Carn', role: 'editor' as const, bylineId: null }
  const guess = (current: string, session: string) =>
    changeOwnPassword(
      { viewer, now: new Date(), sessionId: session },
      { current, next: 'marteau nuage violet 7' },
    )
  const codes: string[] = []
  for (let n = 0; n < 20; n++) await guess(`guess ${n}`, sessionId).catch((error) => codes.push(error.code))
  expect(codes.filter((code) => code === 'auth.wrong_password').length).toBeLessThanOrEqual(8)
  const again = await signIn(from(home(), deviceOf(cookies)), { email, password })
  const own = (await findSession(sessionOf(again.cookies).slice('session='.length)))!.sessionId
  expect(await guess(password, own)).toMatchObject({ ended: 2 })
})
