import { beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { deleteDraft } from '#domain/articles/commands.ts'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  aViewer,
  by,
  inMinutes,
  type Newsroom,
  next,
  ownerSql,
} from '#testing/database.ts'
import { createByline, deleteByline, editByline } from './byline-commands.ts'
import {
  createFirstAdminLink,
  disablePerson,
  editPerson,
  enablePerson,
  invitePerson,
  renewSetupLink,
} from './commands.ts'
import { changeOwnPassword } from './password-commands.ts'
import { describeSetupLink, listBylines, listOwnSessions, listPeople } from './queries.ts'
import { findSession, openSession, revokeOtherSessions, revokeSession } from './session-commands.ts'
import { completeSetup } from './setup-commands.ts'
import { createSetupLink } from './setup-links.ts'
import { signIn } from './sign-in.ts'

const password = 'cheval agrafe pile correct'
let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const admin = () => by(newsroom.admin)
const tokenOf = (link: string) => new URL(link).searchParams.get('jeton')!
const nothingAsked = { name: '', email: '', newspaper: '', section: '' }
const anybody = { viewer: null, now: new Date() }
const setUp = (token: string, more: object = {}) =>
  completeSetup(anybody, { token, ...nothingAsked, password, ...more })
const lastAudit = async () =>
  (await ownerSql()`select * from audit_log order by at desc, id desc limit 1`)[0]!
const invite = async () => {
  const email = `invite-${next()}@redaction.test`
  return {
    email,
    ...(await invitePerson(admin(), { email, name: 'Invitée', role: 'author', bylineId: null })),
  }
}
const call = () => ({ cookieHeader: null, clientAddress: `10.9.${next() % 256}.1`, userAgent: null })

describe('an invitation', () => {
  test('makes an account that cannot sign in before its link was used, once', async () => {
    const { email, userId, link } = await invite()
    expect(await lastAudit()).toMatchObject({
      event: 'user.invited',
      actor_id: newsroom.admin.id,
      subject_id: userId,
    })
    await expect(signIn(call(), { email, password })).rejects.toMatchObject({ code: 'auth.bad_credentials' })
    expect(await describeSetupLink(tokenOf(link))).toEqual({ kind: 'account', name: 'Invitée', email })
    expect(await setUp(tokenOf(link))).toMatchObject({ userId, role: 'author' })
    expect((await signIn(call(), { email, password })).user.id).toBe(userId)
    await expect(setUp(tokenOf(link))).rejects.toMatchObject({ code: 'auth.link_invalid' })
    expect(await describeSetupLink(tokenOf(link))).toBeNull()
  })

  test('used twice at the same moment works once', async () => {
    const { link } = await invite()
    const results = await Promise.allSettled([setUp(tokenOf(link)), setUp(tokenOf(link))])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('is worth nothing after a day, nor after another one was made', async () => {
    const { link, userId } = await invite()
    const tomorrow = { viewer: null, now: new Date(Date.now() + 25 * 3_600_000) }
    const given = { token: tokenOf(link), ...nothingAsked, password }
    await expect(completeSetup(tomorrow, given)).rejects.toMatchObject({ code: 'auth.link_invalid' })
    const renewed = await renewSetupLink(admin(), { userId })
    await expect(setUp(tokenOf(link))).rejects.toMatchObject({ code: 'auth.link_invalid' })
    await setUp(tokenOf(renewed.link))
  })

  test('does not take a password that is easy to guess, and stays good', async () => {
    const { link } = await invite()
    await expect(setUp(tokenOf(link), { password: 'pleinjour2026!' })).rejects.toMatchObject({
      fields: { password: 'field.too_short' },
    })
    await setUp(tokenOf(link))
  })

  test('for an address that has an account is refused beside its field', async () => {
    const { email } = await invite()
    await expect(
      invitePerson(admin(), { email, name: 'X', role: 'author', bylineId: null }),
    ).rejects.toMatchObject({
      fields: { email: 'field.taken' },
    })
  })

  test('cannot be made by anybody but an administrator', async () => {
    const input = { email: 'x@redaction.test', name: 'X', role: 'admin', bylineId: null } as const
    for (const viewer of [newsroom.editor, newsroom.author, newsroom.moderator])
      await expect(invitePerson(by(viewer), input)).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect(await ownerSql()`select 1 from users where email = 'x@redaction.test'`).toHaveLength(0)
  })

  test('keeps only the digest of its token', async () => {
    const { link } = await invite()
    const rows = await ownerSql()`select encode(token_hash, 'base64') as hash from setup_links`
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link))
  })
})

describe('the first administrator', () => {
  test('cannot be made where there is an account already, even with a link', async () => {
    const token = tokenOf(await createFirstAdminLink())
    expect(await describeSetupLink(token)).toBeNull()
    await expect(
      setUp(token, { newspaper: 'Intrus', name: 'Intrus', email: 'intrus@redaction.test' }),
    ).rejects.toMatchObject({
      code: 'auth.link_invalid',
    })
    expect(await ownerSql()`select 1 from users where email = 'intrus@redaction.test'`).toHaveLength(0)
  })

  test('needs a name and an address, beside their fields', async () => {
    const token = await transaction((tx) => createSetupLink(tx, null))
    await expect(setUp(token)).rejects.toMatchObject({
      fields: { name: 'field.required', email: 'field.required' },
    })
    await expect(setUp(token, { name: '\u3164', email: 'a@b.fr' })).rejects.toMatchObject({
      fields: { name: 'field.required' },
    })
    await expect(setUp(token, { name: 'A', email: 'a@b@c' })).rejects.toMatchObject({
      fields: { email: 'field.email' },
    })
  })
})

describe('an account', () => {
  test('that gets another role must sign in again', async () => {
    const person = await aViewer('author')
    const token = await openSession(person.id, null)
    const edited = { userId: person.id, name: person.name, bylineId: null }
    await editPerson(admin(), { ...edited, role: 'author' })
    expect(await findSession(token)).not.toBeNull()
    await editPerson(admin(), { ...edited, role: 'editor' })
    expect(await findSession(token)).toBeNull()
    expect(await lastAudit()).toMatchObject({ event: 'user.role_changed', detail: 'author → editor' })
  })

  test('that is disabled is out at once, and may come back', async () => {
    const person = await aViewer('moderator')
    const token = await openSession(person.id, null)
    await disablePerson(admin(), { userId: person.id })
    expect(await findSession(token)).toBeNull()
    await expect(openSession(person.id, null)).rejects.toMatchObject({
      code: 'auth.bad_credentials',
    })
    await enablePerson(admin(), { userId: person.id })
    await openSession(person.id, null)
  })

  test('of one’s own cannot be disabled or given another role', async () => {
    const { id: userId, name } = newsroom.admin
    await expect(disablePerson(admin(), { userId })).rejects.toMatchObject({ code: 'people.self' })
    await expect(editPerson(admin(), { userId, name, role: 'author', bylineId: null })).rejects.toMatchObject(
      {
        code: 'people.self',
      },
    )
  })

  test('of two administrators who dismiss each other at once, one remains', async () => {
    const one = await aViewer('admin')
    const two = await aViewer('admin')
    await ownerSql()`update users set disabled_at = now() where role = 'admin' and id not in (${one.id}, ${two.id})`
    const results = await Promise.allSettled([
      disablePerson(by(one), { userId: two.id }),
      disablePerson(by(two), { userId: one.id }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'people.last_admin' },
    })
    await ownerSql()`update users set disabled_at = null where role = 'admin'`
  })

  test('shares its byline with nobody', async () => {
    const first = await aViewer('author')
    const second = await aViewer('author')
    const { bylineId } = await createByline(admin(), byline())
    const give = (person: typeof first) =>
      editPerson(admin(), { userId: person.id, name: person.name, role: 'author', bylineId })
    await give(first)
    await expect(give(second)).rejects.toMatchObject({ fields: { bylineId: 'field.taken' } })
  })

  test('is listed for administrators only, and never with its password', async () => {
    expect(await listPeople(newsroom.editor)).toEqual([])
    const people = await listPeople(newsroom.admin)
    expect(people.length).toBeGreaterThan(4)
    expect(JSON.stringify(people)).not.toMatch(/argon2|password/i)
  })
})

describe('one’s own password', () => {
  test('is changed with the current one, and ends every other session', async () => {
    const { link, email, userId } = await invite()
    await setUp(tokenOf(link))
    const viewer = { id: userId, name: 'Invitée', role: 'author' as const, bylineId: null }
    const here = await openSession(userId, null)
    const elsewhere = await openSession(userId, null)
    const sessionId = (await findSession(here))!.sessionId
    const change = (current: string, replacement: string) =>
      changeOwnPassword({ ...by(viewer), sessionId }, { current, next: replacement })
    await expect(change('wrong', 'marteau nuage violet 7')).rejects.toMatchObject({
      fields: { current: 'auth.wrong_password' },
    })
    await expect(change(password, 'court')).rejects.toMatchObject({ fields: { next: 'field.too_short' } })
    const { ended, cookies } = await change(password, 'marteau nuage violet 7')
    expect(ended).toBe(1)
    expect(await findSession(elsewhere)).toBeNull()
    // This session goes on, under a token that nobody can have copied before.
    expect(await findSession(here)).toBeNull()
    const [session, device] = cookies
    expect(session).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'lax', path: '/' })
    expect(await findSession(session!.value)).toMatchObject({ sessionId })
    expect(device!.name).toMatch(/^device-/)
    await expect(signIn(call(), { email, password })).rejects.toMatchObject({ code: 'auth.bad_credentials' })
    await signIn(call(), { email, password: 'marteau nuage violet 7' })
  })
})

describe('one’s own sessions', () => {
  test('are listed and ended one by one or all but this', async () => {
    const person = await aViewer('author')
    const tokens = await Promise.all([1, 2, 3].map(() => openSession(person.id, 'Firefox/140.0 (Linux)')))
    const ids = await Promise.all(tokens.map(async (token) => (await findSession(token))!.sessionId))
    const listed = await listOwnSessions(person, ids[1]!)
    expect(listed).toHaveLength(3)
    expect(listed[0]).toMatchObject({ id: ids[1], isCurrent: true, device: 'Firefox · Linux' })
    await revokeSession(by(person), { sessionId: ids[0]! })
    expect(await findSession(tokens[0])).toBeNull()
    expect(await revokeOtherSessions({ ...by(person), sessionId: ids[1]! })).toEqual({ ended: 1 })
    expect(await findSession(tokens[1])).not.toBeNull()
  })

  test('of somebody else cannot be ended', async () => {
    const victim = await aViewer('admin')
    const token = await openSession(victim.id, null)
    const { sessionId } = (await findSession(token))!
    await revokeSession(by(newsroom.author), { sessionId })
    expect(await findSession(token)).not.toBeNull()
  })
})

const byline = () => ({ name: `Signature d’essai ${next()}`, slug: '', jobTitle: '', biography: '' })

describe('a byline', () => {
  test('gets its address from its name, once', async () => {
    const given = byline()
    const { bylineId } = await createByline(by(newsroom.editor), given)
    const [row] = await ownerSql()`select slug from bylines where id = ${bylineId}`
    expect(row!.slug).toMatch(/^signature-d-essai-\d+$/)
    await expect(createByline(by(newsroom.editor), given)).rejects.toMatchObject({
      fields: { slug: 'field.taken' },
    })
  })

  test('that is renamed makes the pages stale that show it', async () => {
    const { bylineId } = await createByline(admin(), byline())
    await editByline(admin(), { bylineId, name: 'Renommée', jobTitle: 'Reporter', biography: '' })
    const [{ slug }] = (await ownerSql()`select slug from bylines where id = ${bylineId}`) as [
      { slug: string },
    ]
    const [stale] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
    expect(stale).toEqual(touched.bylineChanged({ slug }))
  })

  test('goes only while it signs nothing', async () => {
    await aPublishedArticle(newsroom)
    await expect(deleteByline(admin(), { bylineId: newsroom.byline.id })).rejects.toMatchObject({
      code: 'field.taken',
    })
    const { bylineId } = await createByline(admin(), byline())
    await deleteByline(admin(), { bylineId })
    expect((await listBylines(newsroom.admin)).map(({ id }) => id)).not.toContain(bylineId)
  })

  test('is not held by a draft that was thrown away, nor by an hour that was taken back', async () => {
    const { bylineId } = await createByline(admin(), byline())
    const signed = { content: aText(newsroom, { bylineIds: [bylineId] }) }
    const [plain, scheduled] = [
      await aDraft(newsroom, signed),
      await aPublishedArticle(newsroom, { ...signed, at: inMinutes(60) }),
    ]
    const refused = { code: 'field.taken' }
    await expect(deleteByline(admin(), { bylineId })).rejects.toMatchObject(refused)
    await deleteDraft(by(newsroom.editor), { articleId: plain.id })
    await expect(deleteByline(admin(), { bylineId })).rejects.toMatchObject(refused)
    await unpublishArticle(by(newsroom.editor), { articleId: scheduled.id, reason: 'Plus tard' })
    await expect(deleteByline(admin(), { bylineId })).rejects.toMatchObject(refused)
    await deleteDraft(by(newsroom.editor), { articleId: scheduled.id })
    await deleteByline(admin(), { bylineId })
    expect((await listBylines(newsroom.admin)).map(({ id }) => id)).not.toContain(bylineId)
  })

  test('is held by a draft that an earlier release saved, under the name it had then', async () => {
    const { bylineId } = await createByline(admin(), byline())
    const draft = await aDraft(newsroom)
    await ownerSql()`
      update article_drafts set content = (content - 'bylineIds') || jsonb_build_object('authorIds', jsonb_build_array(${bylineId}::text))
      where article_id = ${draft.id}`
    await expect(deleteByline(admin(), { bylineId })).rejects.toMatchObject({ code: 'field.taken' })
    await deleteDraft(by(newsroom.editor), { articleId: draft.id })
    await deleteByline(admin(), { bylineId })
  })

  test('is not for authors or moderators to manage', async () => {
    for (const viewer of [newsroom.author, newsroom.moderator]) {
      await expect(createByline(by(viewer), byline())).rejects.toMatchObject({ code: 'auth.forbidden' })
      expect(await listBylines(viewer)).toEqual([])
    }
  })
})
