import { expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { ownerSql } from '#db/testing.ts'
import { createFirstAdminLink } from './commands.ts'
import { describeSetupLink } from './queries.ts'
import { completeSetup, createSetupLink } from './setup-commands.ts'
import { signIn } from './sign-in.ts'

// A file of its own: the only one whose site has no account at all.
const password = 'cheval agrafe pile correct'
const tokenOf = (link: string) => new URL(link).searchParams.get('jeton')!
const setUp = (token: string, email: string) =>
  completeSetup({ viewer: null, now: new Date() }, { token, name: 'Odile', email, password })

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
