import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { drizzle } from 'drizzle-orm/postgres-js'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takedownPlace } from '#contract/takedown-place.ts'
import { transaction } from '#db/client.ts'
import { uploadPicture } from '#domain/media/commands.ts'
import { createUserWithPassword } from '#domain/people/commands.ts'
import { findSession, openSession } from '#domain/people/session-commands.ts'
import { completeSetup } from '#domain/people/setup-commands.ts'
import { createSetupLink } from '#domain/people/setup-links.ts'
import { signIn } from '#domain/people/sign-in.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { env } from '#lib/env.ts'
import { clear } from '#seed/clear.ts'
import { markDemo } from '#seed/mark.ts'
import {
  aDraft,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  appSql,
  aSection,
  aText,
  aViewer,
  by,
  type Newsroom,
  next,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import { emptyDemo } from './commands.ts'
import { demoIdentity } from './demo.ts'
import { describeDemo, holdsDemo } from './queries.ts'

const password = 'cheval agrafe pile correct'
const founder = {
  siteName: 'Plein Jour',
  name: 'Odile Ranvier',
  email: 'odile@lanterne.test',
  password,
  newspaper: 'La Lanterne',
  section: 'Actualités',
}
const nobody = { siteName: 'Plein Jour', name: '', email: '', password: '', newspaper: '', section: '' }
const call = () => ({ cookieHeader: null, clientAddress: `10.8.${next() % 256}.1`, userAgent: null })
const count = async (table: string) =>
  (await ownerSql()<{ n: number }[]>`select count(*)::int as n from ${ownerSql()(table)}`)[0]!.n

async function aPicture(newsroom: Newsroom) {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer()
  const { id, token } = await uploadPicture(by(newsroom.editor), {
    bytes: Readable.from([bytes]),
    name: 'a.jpg',
  })
  return { id, folder: join(env().dataDir, 'media', token) }
}
const leadOf = ({ id }: { id: string }) => ({ mediaId: id, alt: 'Un marché', caption: '', credit: '' })

let demo: Newsroom & { picture: Awaited<ReturnType<typeof aPicture>>; article: { id: string } }
const logins = join(env().dataDir, 'demo-logins.json')

beforeEach(async () => {
  await clear(drizzle(ownerSql()))
  const newsroom = await aNewsroom()
  const picture = await aPicture(newsroom)
  const article = await aPublishedArticle(newsroom, { content: aText(newsroom, { lead: leadOf(picture) }) })
  await anApprovedComment(newsroom, article.id)
  await aDraft(newsroom, { by: newsroom.author })
  await saveSettings(by(newsroom.admin), { ...defaultSettings, ...demoIdentity })
  writeFileSync(logins, '[]')
  await markDemo(drizzle(ownerSql()))
  demo = { ...newsroom, picture, article }
})
afterEach(() => {
  env().siteUrl = 'http://localhost:3000'
})

describe('emptying the demo', () => {
  test('leaves an empty newsroom in the charge of whoever did it, and nothing to read or to see', async () => {
    await anApprovedComment(demo, demo.article.id, { name: 'Une vraie lectrice' })
    expect(await describeDemo(demo.admin)).toMatchObject({
      articles: 2,
      comments: 2,
      pictures: 1,
      people: 4,
      isOwn: true,
      hasSections: false,
      ownArticles: 0,
    })
    const token = await openSession(demo.admin.id, null)
    const { adminId } = await emptyDemo(by(demo.admin), founder)

    for (const table of ['articles', 'article_revisions', 'comments', 'media', 'topics', 'demo_rows'])
      expect(await count(table), table).toBe(0)
    expect(await ownerSql()`select id, email, name, role from users`).toEqual([
      { id: adminId, email: 'odile@lanterne.test', name: 'Odile Ranvier', role: 'admin' },
    ])
    expect(await ownerSql()`select name, slug from bylines`).toEqual([
      { name: 'Odile Ranvier', slug: 'odile-ranvier' },
    ])
    expect(await ownerSql()`select name from sections`).toEqual([{ name: 'Actualités' }])
    expect(await getSettings()).toEqual({ ...defaultSettings, name: 'La Lanterne' })
    expect(await publicSql()`select 1 from public_addresses`).toEqual([])
    expect(existsSync(demo.picture.folder)).toBe(false)
    expect(existsSync(logins)).toBe(false)
    expect(await findSession(token)).toBeNull()
    expect((await signIn(call(), { email: founder.email, password })).user.id).toBe(adminId)
    expect(await holdsDemo()).toBe(false)
    const [gone] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
    expect(gone).toEqual({ tags: ['site'], hard: true })
    expect(await ownerSql()`select actor_id, detail from audit_log where event = 'demo.emptied'`).toEqual([
      { actor_id: adminId, detail: '2' },
    ])
  })

  test('signs its founder in before it waits for the pages, which may hang', async () => {
    const order: string[] = []
    const place = takedownPlace(env().dataDir)
    mkdirSync(place.pages, { recursive: true })
    mkdirSync(dirname(place.socket), { recursive: true })
    const edge = createServer((req, res) => {
      if (req.url === '/takedown') order.push('takedown')
      res.writeHead(204).end()
    })
    await new Promise<void>((resolve) => edge.listen(place.socket, resolve))
    const { adminId } = await emptyDemo(by(demo.admin), founder, async (id) => {
      order.push(id)
    })
    expect(order).toEqual([adminId, 'takedown'])
    edge.closeAllConnections()
    await new Promise((resolve) => edge.close(resolve))
    rmSync(place.pages, { recursive: true })
  })

  test('keeps what people have made since, and what that needs of the demo', async () => {
    const colleague = await aViewer('editor')
    const section = await aSection()
    // By an account of the demo too: a person who tries the desk may have begun the real newspaper with it.
    const own = await aPublishedArticle(demo, { content: aText(demo, { lead: leadOf(demo.picture) }) })
    const draft = await aDraft(demo, { by: colleague, content: aText(demo, { sectionId: section.id }) })
    await anApprovedComment(demo, own.id)
    await saveSettings(by(demo.admin), {
      ...defaultSettings,
      ...demoIdentity,
      publisher: 'Les Amis du canal',
    })
    const unused = await ownerSql()`
      select 1 from demo_rows where noun = 'section' and id <> ${demo.section.id}`
    expect(unused).toEqual([])

    const shown = await describeDemo(demo.admin)
    expect(shown).toMatchObject({
      articles: 2,
      comments: 1,
      ownArticles: 2,
      ownPeople: 1,
      pictures: 0,
      sections: [],
      kept: { sections: [expect.stringMatching(/^Rubrique/)], bylines: [demo.byline.name], pictures: 1 },
    })
    // Two stay, one made since and one needed: the form asks for no first one.
    expect(shown!.hasSections).toBe(true)
    const { adminId } = await emptyDemo(by(demo.admin), { ...founder, section: '' })

    expect(await count('sections')).toBe(2)
    expect((await ownerSql()`select id from articles order by id`).map(({ id }) => id).sort()).toEqual(
      [own.id, draft.id].sort(),
    )
    expect(await publicSql()`select id from public_articles`).toEqual([{ id: own.id }])
    expect(await count('comments')).toBe(1)
    expect(existsSync(demo.picture.folder)).toBe(true)
    expect(await getSettings()).toMatchObject({
      name: 'La Lanterne',
      publisher: 'Les Amis du canal',
      about: '',
    })
    const [owner] = await ownerSql()`select owner_id from articles where id = ${own.id}`
    expect(owner!.owner_id).toBe(adminId)
    // The editor of the demo published it: the history keeps the name, and nobody gets in by it.
    const left = await ownerSql()`
      select name, disabled_at is not null as closed, password_hash from users where id not in (${adminId}, ${colleague.id})
      order by name`
    expect(left).toEqual([
      { name: demo.editor.name, closed: true, password_hash: null },
      { name: demo.moderator.name, closed: true, password_hash: null },
    ])
    expect(
      await ownerSql()`select id from users where id = ${colleague.id} and disabled_at is null`,
    ).toHaveLength(1)
  })

  test('makes the section that was asked for, whatever others there are by then', async () => {
    expect((await describeDemo(demo.admin))!.hasSections).toBe(false)
    const own = await aSection()
    expect((await describeDemo(demo.admin))!.hasSections).toBe(true)
    await emptyDemo(by(demo.admin), founder)
    expect((await ownerSql()`select slug from sections order by position`).map(({ slug }) => slug)).toEqual([
      own.slug,
      'actualites',
    ])
  })

  test('says which texts of the demo somebody has changed: they go too', async () => {
    const [text] = await ownerSql()`select content from article_drafts where article_id = ${demo.article.id}`
    expect((await describeDemo(demo.admin))!.changed).toEqual([])
    await ownerSql()`update article_drafts set title = 'Repris', saved_at = now() + interval '1 second'
      where article_id = ${demo.article.id}`
    expect((await describeDemo(demo.admin))!.changed).toEqual(['Repris'])
    expect(text).toBeDefined()
  })

  test('asks a real administrator for the name only, and does it once', async () => {
    const { id } = await createUserWithPassword({
      email: 'vrai@lanterne.test',
      name: 'Vrai',
      role: 'admin',
      password,
    })
    const viewer = { ...demo.admin, id }
    expect(await describeDemo(viewer)).toMatchObject({ isOwn: false })
    expect(await emptyDemo(by(viewer), { ...nobody, siteName: ' plein  JOUR' })).toEqual({ adminId: id })
    expect(await emptyDemo(by(viewer), nobody)).toEqual({ adminId: id })
    expect(await ownerSql()`select 1 from audit_log where event = 'demo.emptied'`).toHaveLength(1)
    expect(await describeDemo(viewer)).toBeNull()
    expect(await count('users')).toBe(1)
  })

  test('two at the same moment found one newsroom', async () => {
    const results = await Promise.allSettled([
      emptyDemo(by(demo.admin), founder),
      emptyDemo(by(demo.admin), { ...founder, email: 'autre@lanterne.test' }),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect(await count('users')).toBe(1)
  })

  test('is refused to others, without the name, and without an account that stays; nothing is gone', async () => {
    const own = by(demo.admin)
    const cases: [Newsroom['admin'], Parameters<typeof emptyDemo>[1], object][] = [
      [demo.editor, founder, { code: 'auth.forbidden' }],
      [demo.moderator, founder, { code: 'auth.forbidden' }],
      [
        demo.admin,
        { ...founder, siteName: 'Plein' },
        { code: 'demo.name_differs', fields: { siteName: 'demo.name_differs' } },
      ],
      [
        demo.admin,
        { ...nobody, siteName: '' },
        { fields: { name: 'field.required', email: 'field.required', siteName: 'demo.name_differs' } },
      ],
      [demo.admin, { ...founder, password: 'court' }, { fields: { password: 'field.too_short' } }],
      [demo.admin, { ...founder, section: 'Connexion' }, { fields: { section: 'section.reserved' } }],
    ]
    for (const [viewer, input, reason] of cases)
      await expect(emptyDemo({ ...own, viewer }, input)).rejects.toMatchObject(reason)
    expect(await describeDemo(demo.editor)).toBeNull()
    expect(await count('articles')).toBe(2)
    expect(await count('users')).toBe(4)
    expect(existsSync(demo.picture.folder)).toBe(true)
  })

  test('reaches nothing of a site that is no demo', async () => {
    await ownerSql()`delete from demo_rows`
    await ownerSql()`delete from settings where key = 'seed'`
    const { adminId } = await emptyDemo(by(demo.admin), nobody)
    expect(adminId).toBe(demo.admin.id)
    expect(await count('articles')).toBe(2)
    await appSql()`select remove_demo_articles()`
    expect(await count('articles')).toBe(2)
    const insert = appSql()`insert into demo_rows (id, noun) select id, 'article' from articles`
    await expect(insert).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a site with an https address', () => {
  test('lets nobody in by an account of the demo: not by its password, a session or a link', async () => {
    const real = await createUserWithPassword({
      email: 'reel@lanterne.test',
      name: 'Réel',
      role: 'editor',
      password,
    })
    const email = 'admin-demo@lanterne.test'
    const { id } = await createUserWithPassword({ email, name: 'Démo', role: 'admin', password })
    await ownerSql()`insert into demo_rows values (${id}, 'user')`
    const now = new Date()
    const [demoToken, realToken] = [await openSession(id, null), await openSession(real.id, null)]
    expect((await signIn(call(), { email, password })).user.id).toBe(id)
    const token = await transaction((tx) => createSetupLink(tx, id))

    env().siteUrl = 'https://lanterne.test'
    await expect(signIn(call(), { email, password })).rejects.toMatchObject({ code: 'auth.demo_account' })
    // A guess teaches nothing.
    await expect(signIn(call(), { email, password: 'autre chose ici' })).rejects.toMatchObject({
      code: 'auth.bad_credentials',
    })
    expect(await findSession(demoToken)).toBeNull()
    const link = { ...nobody, token, password: 'un autre mot de passe' }
    await expect(completeSetup({ viewer: null, now }, link)).rejects.toMatchObject({
      code: 'auth.demo_account',
    })
    expect((await signIn(call(), { email: 'reel@lanterne.test', password })).user.id).toBe(real.id)
    expect(await findSession(realToken)).toMatchObject({ userId: real.id })
  })
})
