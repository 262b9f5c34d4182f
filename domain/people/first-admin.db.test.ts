import { expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { listAllSections } from '#domain/sections/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { ownerSql } from '#testing/database.ts'
import { addBylineOf } from './byline-record.ts'
import { createFirstAdminLink } from './commands.ts'
import { founderOf } from './founder.ts'
import { describeSetupLink } from './queries.ts'
import { completeSetup } from './setup-commands.ts'
import { createSetupLink } from './setup-links.ts'
import { signIn } from './sign-in.ts'

// A file of its own: the only one whose site has no account at all.
const password = 'cheval agrafe pile correct'
const tokenOf = (link: string) => new URL(link).searchParams.get('jeton')!
const setUp = (token: string, email: string) =>
  completeSetup(
    { viewer: null, now: new Date() },
    { token, name: 'Odile Ranvier', email, password, newspaper: 'La Lanterne', section: 'Actualités' },
  )

test('of an empty site is made once, by whoever holds its link first', async () => {
  const first = tokenOf(await createFirstAdminLink())
  expect(await describeSetupLink(first)).toEqual({ kind: 'first_admin' })

  // A newer link replaces an older one …
  const second = tokenOf(await createFirstAdminLink())
  expect(await describeSetupLink(first)).toBeNull()

  // … and even if two were good at the same time, there would be one first administrator.
  const [row] = await ownerSql()`select token_hash, created_at, expires_at from setup_links`
  const third = await transaction((tx) => createSetupLink(tx, null))
  await ownerSql()`insert into setup_links ${ownerSql()(row!)}`
  const results = await Promise.allSettled([
    setUp(second, 'odile@redaction.test'),
    setUp(third, 'autre@redaction.test'),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'auth.link_invalid' },
  })

  const users = await ownerSql()`select email, role from users`
  expect(users).toHaveLength(1)
  expect(users[0]!.role).toBe('admin')
  const call = { cookieHeader: null, clientAddress: '10.7.0.1', userAgent: null }
  expect((await signIn(call, { email: users[0]!.email, password })).user.role).toBe('admin')
})

test('has a byline, and the newsroom its name and a first section: an article can be published', async () => {
  const [admin] = await ownerSql()`
    select u.id, a.name, a.slug from users u join bylines a on a.id = u.byline_id where u.role = 'admin'`
  expect(admin).toMatchObject({ name: 'Odile Ranvier', slug: 'odile-ranvier' })
  expect((await getSettings()).name).toBe('La Lanterne')
  expect(await listAllSections()).toMatchObject([{ name: 'Actualités', slug: 'actualites' }])
  const log = await ownerSql()<{ event: string; actor_id: string }[]>`select event, actor_id from audit_log`
  expect(log.filter((row) => row.actor_id === admin!.id).map((row) => row.event)).toEqual(
    expect.arrayContaining(['byline.created', 'settings.changed', 'section.created', 'user.set_up']),
  )
})

test('everything that is wrong with the form is said at once', () => {
  const wrong = { name: ' ', email: 'odile', newspaper: '', section: 'x'.repeat(41), password: '' }
  expect(() => founderOf(wrong)).toThrow(
    expect.objectContaining({
      fields: {
        name: 'field.required',
        email: 'field.email',
        newspaper: 'field.required',
        section: 'field.too_long',
        password: 'field.required',
      },
    }),
  )
})

test('two people of one name sign at two addresses, and a name in another script at one', async () => {
  const [admin] = await ownerSql()<{ id: string }[]>`select id from users`
  const slugOf = async (name: string) => {
    const id = await transaction((tx) => addBylineOf(tx, admin!.id, name, new Date()))
    return (await ownerSql()`select slug from bylines where id = ${id}`)[0]!.slug
  }
  expect(await slugOf('Odile Ranvier')).toBe('odile-ranvier-2')
  expect(await slugOf('Odile Ranvier')).toBe('odile-ranvier-3')
  expect(await slugOf('محمد')).toMatch(/^[a-z0-9-]+$/)
  expect(await slugOf('x'.repeat(80))).toHaveLength(56)
})
