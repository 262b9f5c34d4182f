import { beforeAll, describe, expect, test } from 'vitest'
import { reservedSlugs } from '#contract/addresses.ts'
import { emptyDocument } from '#domain/articles/document.ts'
import { listOwnPages } from '#domain/listings/page-listings.ts'
import { saveNavigation } from '#domain/navigation/commands.ts'
import { defaultNavigation } from '#domain/navigation/navigation.ts'
import { createSection } from '#domain/sections/commands.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { aNewsroom, appSql, by, type Newsroom, next, ownerSql, paragraphs } from '#testing/database.ts'
import { createPage, deletePage, publishPage, restorePage, savePage, unpublishPage } from './commands.ts'
import { getDeskPage, listDeskPages } from './desk-queries.ts'
import { createPageInput, unpublishPageInput } from './input.ts'
import type { PageContent } from './page.ts'
import { findOwnPage, getOwedPage } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const admin = () => by(newsroom.admin)
const words = (text = `Texte ${next()}.`): PageContent => ({
  title: `Page ${next()}`,
  standfirst: '',
  body: paragraphs(text),
})
const save = (slug: string, baseVersion: number, content: PageContent, overwrite = false) =>
  savePage(admin(), { slug, baseVersion, content, overwrite })

/** A page of the newsroom's own that readers see. */
async function anOwnPage(content = words()) {
  const { slug } = await createPage(admin(), { title: content.title, slug: '', language: 'fr' })
  const { version } = await save(slug, 1, content)
  const published = await publishPage(admin(), { slug, baseVersion: version })
  return { slug, version: published.version, content }
}

/** What was made stale since, in the order in which it was said. */
async function staleSince() {
  const [last] = await ownerSql()`select coalesce(max(id), 0) as id from cache_invalidations`
  return async () => [
    ...(await ownerSql()`select tags, hard from cache_invalidations where id > ${last!.id} order by id`),
  ]
}
const eventsOf = async (slug: string) =>
  (
    await ownerSql()`
      select e.name from domain_events e join pages p on p.id::text = e.subject_id
      where p.slug = ${slug} order by e.id`
  ).map(({ name }) => name)
const read = async (slug: string) => {
  const answer = await findOwnPage(slug, await getSettings())
  return answer.kind === 'page' ? answer.page.content : answer.kind
}

describe('a page that is owed', () => {
  test('is there before anybody has touched it, and says what nobody has filled in', async () => {
    const page = await getOwedPage('reply', await getSettings())
    expect(page.content.title).toBe('Droit de réponse')
    expect(page.blanks.map(({ field }) => field)).toContain('publicationDirector')
    expect(JSON.stringify(page.content)).not.toContain('[[')
    const listed = await listDeskPages(newsroom.admin)
    expect(listed.find(({ kind }) => kind === 'reply')).toMatchObject({ state: 'first_text' })
  })

  test('keeps for readers what it said while its draft is written, and one change is one event', async () => {
    const before = await getOwedPage('contact', await getSettings())
    const stale = await staleSince()
    const { version } = await save('contact', 0, words('Écrivez-nous !'))
    expect(await getOwedPage('contact', await getSettings())).toEqual(before)
    expect(await stale()).toEqual([])
    await publishPage(admin(), { slug: 'contact', baseVersion: version })
    const { content } = await getOwedPage('contact', await getSettings())
    // Set as French is printed.
    expect(JSON.stringify(content.body)).toContain('Écrivez-nous\u202f!')
    expect(await stale()).toEqual([{ tags: ['page:contact'], hard: false }])
    expect(await eventsOf('contact')).toEqual(['page.published'])
    const [entry] = await ownerSql()`select event, actor_id from audit_log order by at desc, id desc limit 1`
    expect(entry).toEqual({ event: 'page.published', actor_id: newsroom.admin.id })
  })

  test('is not published anew by a second click', async () => {
    const page = (await getDeskPage(newsroom.admin, 'contact'))!
    const stale = await staleSince()
    await publishPage(admin(), { slug: 'contact', baseVersion: page.version })
    expect(await stale()).toEqual([])
    expect(await eventsOf('contact')).toEqual(['page.published'])
  })

  test('cannot be taken from readers, by no door', async () => {
    await expect(unpublishPage(admin(), { slug: 'contact' })).rejects.toMatchObject({ code: 'page.owed' })
    await expect(deletePage(admin(), { slug: 'contact' })).rejects.toMatchObject({ code: 'page.owed' })
    expect(unpublishPageInput.safeParse({ slug: 'contact' }).error?.issues[0]?.message).toBe('page.owed')
    const taken = appSql()`update pages set status = 'unpublished' where slug = 'contact'`
    await expect(taken).rejects.toThrow(/pages_owed_stay/)
  })

  test('takes over what the newsroom had written of itself in the settings, and its draft does too', async () => {
    const about = 'Trois anciens du port.\n\nDepuis 1998.'
    await saveSettings(admin(), { ...defaultSettings, name: 'Le Phare', about })
    const page = await getOwedPage('about', await getSettings())
    expect(JSON.stringify(page.content.body)).toContain('Trois anciens du port.')
    const draft = (await getDeskPage(newsroom.admin, 'a-propos'))!
    expect(draft.content.body.content.slice(0, 2)).toEqual(
      paragraphs('Trois anciens du port.', 'Depuis 1998.').content,
    )
    // The form of the settings has no such field any more: saving it leaves the words where they are.
    const { about: _, ...withoutIt } = defaultSettings
    await saveSettings(admin(), { ...withoutIt, name: 'Le Phare' })
    expect((await getSettings()).about).toBe(about)
  })

  test('can have its first text again', async () => {
    const { version } = await save('confidentialite', 0, words('Autre chose.'))
    await restorePage(admin(), { slug: 'confidentialite', baseVersion: version, revisionId: null })
    const page = (await getDeskPage(newsroom.admin, 'confidentialite'))!
    expect(page.content.title).toBe('Confidentialité')
    expect(page.revisions.map(({ kind }) => kind)).toEqual(['checkpoint'])
  })
})

describe('a draft', () => {
  test('never goes over a version its writer has not seen, and nothing of either is lost', async () => {
    const slug = 'mentions-legales'
    const { version } = await save(slug, 0, words('De Léa.'))
    const late = save(slug, 0, words('De Sam.'))
    await expect(late).rejects.toMatchObject({
      code: 'page.conflict',
      values: { version, savedBy: newsroom.admin.name },
    })
    await save(slug, version, words('De Sam.'), true)
    const page = (await getDeskPage(newsroom.admin, slug))!
    expect(JSON.stringify(page.content)).toContain('De Sam.')
    const [kept] = page.revisions
    const [row] = await ownerSql()`select content from page_revisions where id = ${kept!.id}`
    expect(JSON.stringify(row!.content)).toContain('De Léa.')
  })

  test('of two first changes at the same moment, one is refused', async () => {
    const both = await Promise.allSettled([
      save('accessibilite', 0, words()),
      save('accessibilite', 0, words()),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('goes back to an earlier text; readers see nothing of it', async () => {
    const { slug, version, content } = await anOwnPage()
    const second = words('Le second texte.')
    const saved = await save(slug, version, second)
    const again = await publishPage(admin(), { slug, baseVersion: saved.version })
    const first = (await getDeskPage(newsroom.admin, slug))!.revisions.findLast(
      ({ kind }) => kind === 'published',
    )!
    await restorePage(admin(), { slug, baseVersion: again.version, revisionId: first.id })
    const page = (await getDeskPage(newsroom.admin, slug))!
    expect(page.content).toEqual(content)
    expect(page.state).toBe('published_writing')
    expect(await read(slug)).toEqual(second)
    expect((await eventsOf(slug)).at(-1)).toBe('page.restored')
    const stale = restorePage(admin(), { slug, baseVersion: again.version, revisionId: first.id })
    await expect(stale).rejects.toMatchObject({ code: 'page.conflict' })
    const other = await anOwnPage()
    const foreign = { slug: other.slug, baseVersion: other.version, revisionId: first.id }
    await expect(restorePage(admin(), foreign)).rejects.toMatchObject({ code: 'page.not_found' })
  })

  test('without a title or words is not published', async () => {
    const { slug } = await createPage(admin(), { title: 'À écrire', slug: '', language: 'fr' })
    await expect(publishPage(admin(), { slug, baseVersion: 1 })).rejects.toMatchObject({
      code: 'article.body_missing',
    })
    const { version } = await save(slug, 1, { ...words(), title: ' ' })
    await expect(publishPage(admin(), { slug, baseVersion: version })).rejects.toMatchObject({
      code: 'article.title_missing',
    })
    expect(await read(slug)).toBe('missing')
  })
})

describe('a page of the newsroom’s own', () => {
  test('comes, changes and goes, and makes stale exactly what shows it', async () => {
    const content = words()
    const { slug } = await createPage(admin(), { title: content.title, slug: '', language: 'fr' })
    const { version } = await save(slug, 1, content)
    expect(await read(slug)).toBe('missing')
    const coming = await staleSince()
    await publishPage(admin(), { slug, baseVersion: version })
    expect(await coming()).toEqual([{ tags: [`page:${slug}`, 'sitemap'], hard: false }])
    expect(await read(slug)).toEqual(content)
    expect((await listOwnPages()).map((one) => one.slug)).toContain(slug)

    const changing = await staleSince()
    const saved = await save(slug, version, { ...content, body: paragraphs('Autrement.') })
    await publishPage(admin(), { slug, baseVersion: saved.version })
    expect(await changing()).toEqual([{ tags: [`page:${slug}`], hard: false }])

    const going = await staleSince()
    await unpublishPage(admin(), { slug })
    expect(await going()).toEqual([
      { tags: [`page:${slug}`], hard: true },
      { tags: ['sitemap'], hard: false },
    ])
    expect(await read(slug)).toBe('gone')
    expect((await listOwnPages()).map((one) => one.slug)).not.toContain(slug)
    const again = unpublishPage(admin(), { slug })
    await expect(again).rejects.toMatchObject({ code: 'page.wrong_state' })
    await publishPage(admin(), { slug, baseVersion: saved.version })
    expect(await read(slug)).not.toBe('gone')
  })

  test('changes every page by its title alone, and only where masthead or footer say it', async () => {
    const { slug, version, content } = await anOwnPage()
    const [row] = await ownerSql()`select id from pages where slug = ${slug}`
    const [newest] = await ownerSql()`select coalesce(max(number), 0)::int as number from navigation_versions`
    await saveNavigation(admin(), {
      baseNumber: newest!.number,
      navigation: { ...defaultNavigation, masthead: [{ type: 'page', id: row!.id }] },
    })
    const words = await staleSince()
    const first = await save(slug, version, { ...content, body: paragraphs('Autrement.') })
    await publishPage(admin(), { slug, baseVersion: first.version })
    expect(await words()).toEqual([{ tags: [`page:${slug}`], hard: false }])
    const title = await staleSince()
    const second = await save(slug, first.version, { ...content, title: 'Un autre titre' })
    await publishPage(admin(), { slug, baseVersion: second.version })
    expect(await title()).toEqual([{ tags: [`page:${slug}`, 'sitemap', 'site'], hard: false }])
    const going = await staleSince()
    await unpublishPage(admin(), { slug })
    expect((await going()).at(-1)).toEqual({ tags: ['sitemap', 'site'], hard: false })
  })

  test.each([...reservedSlugs])('does not take the address /%s of the site itself', async (slug) => {
    const given = createPageInput.safeParse({ title: 'Une page', slug, language: 'fr' })
    expect(given.error?.issues[0]?.message).toBe('section.reserved')
    const made = createPage(admin(), { title: 'Une page', slug, language: 'fr' })
    await expect(made).rejects.toMatchObject({ code: 'section.reserved' })
  })

  test('shares its address with no section and no other page, whichever was there first', async () => {
    const { slug } = newsroom.section
    const given = { title: 'Une page', slug, language: 'fr' as const }
    await expect(createPage(admin(), given)).rejects.toMatchObject({ code: 'page.taken' })
    const own = await createPage(admin(), { ...given, slug: `nos-comptes-${next()}` })
    await expect(createPage(admin(), { ...given, slug: own.slug })).rejects.toMatchObject({
      code: 'page.taken',
    })
    const section = { name: 'Nos comptes', slug: own.slug, description: '' }
    await expect(createSection(admin(), section)).rejects.toMatchObject({ code: 'section.taken' })
  })

  test('is thrown away while no reader has seen it, and never afterwards', async () => {
    const { slug } = await createPage(admin(), { title: 'Brouillon', slug: '', language: 'fr' })
    await save(slug, 1, words())
    await deletePage(admin(), { slug })
    expect(await getDeskPage(newsroom.admin, slug)).toBeNull()
    await createPage(admin(), { title: 'De nouveau', slug, language: 'fr' })
    const seen = await anOwnPage()
    await expect(deletePage(admin(), seen)).rejects.toMatchObject({ code: 'page.wrong_state' })
    await unpublishPage(admin(), seen)
    await expect(deletePage(admin(), seen)).rejects.toMatchObject({ code: 'page.wrong_state' })
  })
})

describe('who may not', () => {
  test('change a page: everybody but administrators', async () => {
    const { slug, version } = await anOwnPage()
    for (const viewer of [newsroom.editor, newsroom.author, newsroom.moderator]) {
      const refused = { code: 'auth.forbidden' }
      const draft = { slug, baseVersion: version, content: words(), overwrite: true }
      await expect(savePage(by(viewer), draft)).rejects.toMatchObject(refused)
      await expect(publishPage(by(viewer), { slug, baseVersion: version })).rejects.toMatchObject(refused)
      await expect(unpublishPage(by(viewer), { slug })).rejects.toMatchObject(refused)
      const page = { title: 'À moi', slug: '', language: 'fr' as const }
      await expect(createPage(by(viewer), page)).rejects.toMatchObject(refused)
      expect(await getDeskPage(viewer, slug)).toBeNull()
      expect(await listDeskPages(viewer)).toEqual([])
    }
  })

  test('the site itself rewrite or erase what was kept', async () => {
    await anOwnPage()
    await expect(appSql()`delete from page_revisions`).rejects.toThrow(/permission denied/)
    await expect(appSql()`update page_revisions set number = 9`).rejects.toThrow(/permission denied/)
    await expect(appSql()`delete from pages`).rejects.toThrow(/permission denied/)
    await expect(appSql()`delete from navigation_versions`).rejects.toThrow(/permission denied/)
  })

  test('readers see a draft, of no page', async () => {
    const secret = words('motsecret')
    const { slug } = await createPage(admin(), { title: 'motsecret', slug: 'page-cachee', language: 'fr' })
    await save(slug, 1, { ...secret, body: { ...emptyDocument, ...secret.body } })
    const rows = await ownerSql()`select 1 from public_pages v where v::text like '%motsecret%'`
    expect([...rows]).toEqual([])
    expect(await read(slug)).toBe('missing')
  })
})
