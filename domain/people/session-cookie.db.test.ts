import { drizzle } from 'drizzle-orm/postgres-js'
import { beforeEach, expect, test, vi } from 'vitest'
import { transaction } from '#db/client.ts'
import { emptyDemo } from '#domain/demo/actions.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { clear } from '#seed/clear.ts'
import { markDemo } from '#seed/mark.ts'
import { aNewsroom, aViewer, ownerSql } from '#testing/database.ts'
import { completeSetup } from './actions.ts'
import type { BrowserCookie } from './browser-cookie.ts'
import { knownDevice } from './device-cookie.ts'
import { sessionLimits } from './session.ts'
import { findSession, openSession } from './session-commands.ts'
import { signInHere } from './session-cookie.ts'
import { createSetupLink } from './setup-links.ts'

let sent: Record<string, string> = {}
let jar: BrowserCookie[] = []
vi.mock('next/headers', () => ({
  headers: async () => new Headers(sent),
  cookies: async () => ({ set: (cookie: BrowserCookie) => jar.push(cookie) }),
}))

const password = 'cheval agrafe pile correct'
const founder = { name: 'Odile Ranvier', email: 'odile@lanterne.test', password, newspaper: 'La Lanterne' }
const nothingAsked = { name: '', email: '', newspaper: '', section: '' }

beforeEach(() => {
  sent = {}
  jar = []
})

async function expectSignedIn(userId: string): Promise<void> {
  const header = jar.map(({ name, value }) => `${name}=${value}`).join('; ')
  const [user] = await ownerSql()<{ id: string; passwordHash: string }[]>`
    select id, password_hash as "passwordHash" from users where id = ${userId}`
  expect(knownDevice(header, user!, new Date())).not.toBeNull()
  const session = jar.find(({ name }) => name === 'session')!
  expect(await findSession(session.value)).toMatchObject({ userId })
  expect(session).toMatchObject({ path: '/', httpOnly: true, sameSite: 'lax', secure: false })
  const seconds = (session.expires.getTime() - Date.now()) / 1_000
  expect(Math.abs(seconds - sessionLimits.absolute)).toBeLessThan(60)
  expect(jar).toHaveLength(2)
}

test('whoever uses a link is signed in, on a browser that is known from then on', async () => {
  const { id } = await aViewer('editor')
  const token = await transaction((tx) => createSetupLink(tx, id))
  expect(await completeSetup({ ...nothingAsked, token, password })).toMatchObject({ ok: true })
  await expectSignedIn(id)
})

test('so is who founds the newsroom by emptying the demo, and the session of before has ended', async () => {
  await clear(drizzle(ownerSql()))
  const { admin } = await aNewsroom()
  await saveSettings({ viewer: admin, now: new Date() }, { ...defaultSettings, name: 'Plein Jour' })
  await markDemo(drizzle(ownerSql()))
  const before = await openSession(admin.id, null)
  sent = { cookie: `session=${before}` }
  expect(await emptyDemo({ ...founder, siteName: 'Plein Jour', section: 'Actualités' })).toEqual({
    ok: true,
    data: { next: '/redaction' },
  })
  const [made] = await ownerSql()`select id from users where email = ${founder.email}`
  await expectSignedIn(made!.id)
  expect(await findSession(before)).toBeNull()
})

test('an account that nobody may use opens nothing', async () => {
  const { id } = await aViewer('editor')
  await ownerSql()`update users set disabled_at = now() where id = ${id}`
  expect(await signInHere(id)).toBe(false)
  expect(jar.map(({ name }) => name)).not.toContain('session')
})
