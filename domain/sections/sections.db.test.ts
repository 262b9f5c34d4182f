import { beforeAll, describe, expect, test } from 'vitest'
import { reservedSlugs } from '#contract/addresses.ts'
import { deleteDraft, saveDraft } from '#domain/articles/commands.ts'
import { readDraft } from '#domain/articles/desk-article-queries.ts'
import { announceAppearance } from '#domain/articles/jobs.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  letTheHourCome,
  type Newsroom,
  next,
  ownerSql,
  theHourOf,
} from '#testing/database.ts'
import { createSection, deleteSection, editSection, moveSection } from './commands.ts'
import { createSectionInput } from './input.ts'
import { listAllSections, listSections } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const admin = () => by(newsroom.admin)
const given = (more: object = {}) => ({
  name: `Rubrique d’essai ${next()}`,
  slug: '',
  description: '',
  ...more,
})
const sharedPlaces = () => ownerSql()`select position from sections group by position having count(*) > 1`
const order = async () => (await listAllSections()).map(({ id }) => id)

describe('a section', () => {
  /** How often every page was made stale. */
  const everyPage = async () =>
    (await ownerSql()`select 1 from cache_invalidations where 'site' = any(tags)`).length
  const said = async (sectionId: string) =>
    (await ownerSql()`select name from domain_events where subject_id = ${sectionId} order by id`).map(
      (row) => row.name,
    )

  test('is made at the end of the masthead, with an address from its name, and no reader sees it yet', async () => {
    const before = await everyPage()
    const { sectionId } = await createSection(admin(), given())
    const sections = await listAllSections()
    expect(sections.at(-1)).toMatchObject({
      id: sectionId,
      slug: expect.stringMatching(/^rubrique-d-essai-\d+$/),
    })
    // Readers see a section with its first article: until then no page bears its name.
    expect(await everyPage()).toBe(before)
    const [entry] =
      await ownerSql()`select event, subject_id from audit_log order by at desc, id desc limit 1`
    expect(entry).toEqual({ event: 'section.created', subject_id: sectionId })
  })

  test('makes every page stale by other words where readers see it, and by none where they do not', async () => {
    await aPublishedArticle(newsroom)
    const visible = newsroom.section.id
    const before = await everyPage()
    const { sectionId: empty } = await createSection(admin(), given())
    await editSection(admin(), { sectionId: empty, name: 'Un autre nom', description: '' })
    await deleteSection(admin(), { sectionId: empty })
    expect(await everyPage()).toBe(before)
    expect(await said(empty)).toEqual(['section.created', 'section.changed', 'section.deleted'])
    const words = { sectionId: visible, name: 'Nos rubriques', description: 'Ce qui se joue ici.' }
    await editSection(admin(), words)
    expect(await everyPage()).toBe(before + 1)
    // The same words once more are no news, in no log either.
    await editSection(admin(), words)
    expect(await everyPage()).toBe(before + 1)
    expect((await said(visible)).filter((name) => name === 'section.changed')).toHaveLength(1)
    const nowhere = { ...words, sectionId: empty }
    await expect(editSection(admin(), nowhere)).rejects.toMatchObject({ code: 'request.not_found' })
  })

  test('makes every page stale by moving past one that readers see, and by no other move', async () => {
    const filled = async () => {
      const { sectionId } = await createSection(admin(), given())
      await aPublishedArticle(newsroom, { content: aText(newsroom, { sectionId }) })
      return sectionId
    }
    await filled()
    const { sectionId: empty } = await createSection(admin(), given())
    const last = await filled()
    const before = await everyPage()
    await moveSection(admin(), { sectionId: last, direction: 'up' })
    expect(await everyPage()).toBe(before)
    expect((await order()).slice(-2)).toEqual([last, empty])
    await moveSection(admin(), { sectionId: last, direction: 'up' })
    expect(await everyPage()).toBe(before + 1)
  })

  test.each([...reservedSlugs])('does not take the address /%s of the site itself', async (slug) => {
    expect(createSectionInput.safeParse(given({ slug })).error?.issues).toMatchObject([
      { path: ['slug'], message: 'section.reserved' },
    ])
  })

  test('does not take such an address by its name either, nor that of another section', async () => {
    await expect(createSection(admin(), given({ name: 'Modération' }))).rejects.toMatchObject({
      fields: { slug: 'section.reserved' },
    })
    await expect(createSection(admin(), given({ slug: newsroom.section.slug }))).rejects.toMatchObject({
      fields: { slug: 'section.taken' },
    })
  })

  test('moves by one place, and not past the ends', async () => {
    await createSection(admin(), given())
    const { sectionId } = await createSection(admin(), given())
    const before = await order()
    await moveSection(admin(), { sectionId, direction: 'down' })
    expect(await order()).toEqual(before)
    await moveSection(admin(), { sectionId, direction: 'up' })
    const after = await order()
    expect(after.indexOf(sectionId)).toBe(before.indexOf(sectionId) - 1)
    expect([...after].sort()).toEqual([...before].sort())
  })

  test('keeps its place and its neighbours when two administrators sort at once', async () => {
    const ids = await order()
    await Promise.all(ids.map((sectionId) => moveSection(admin(), { sectionId, direction: 'up' })))
    const positions = await ownerSql()`select position from sections order by position`
    expect(positions.map(({ position }) => position)).toEqual(ids.map((_, i) => i))
  })

  test('is made at the end of a masthead with a gap, too', async () => {
    const { sectionId: going } = await createSection(admin(), given())
    const { sectionId: last } = await createSection(admin(), given())
    await deleteSection(admin(), { sectionId: going })
    const { sectionId } = await createSection(admin(), given())
    expect((await order()).slice(-2)).toEqual([last, sectionId])
    expect(await sharedPlaces()).toEqual([])
  })

  test('goes only while it is empty of articles and drafts', async () => {
    await aPublishedArticle(newsroom)
    await expect(deleteSection(admin(), { sectionId: newsroom.section.id })).rejects.toMatchObject({
      code: 'section.not_empty',
    })
    const { sectionId } = await createSection(admin(), given())
    await deleteSection(admin(), { sectionId })
    expect(await order()).not.toContain(sectionId)
  })

  test('is not held by a draft that was thrown away, nor by an hour that was taken back', async () => {
    const { sectionId } = await createSection(admin(), given())
    const here = () => ({ content: aText(newsroom, { sectionId }) })
    const plain = await aDraft(newsroom, here())
    const scheduled = await aPublishedArticle(newsroom, { ...here(), at: inMinutes(60) })
    const moved = await aPublishedArticle(newsroom, { ...here(), at: inMinutes(60) })
    const editor = by(newsroom.editor)
    const held = { code: 'section.not_empty' }
    await expect(deleteSection(admin(), { sectionId })).rejects.toMatchObject(held)
    await deleteDraft(editor, { articleId: plain.id })
    await expect(deleteSection(admin(), { sectionId })).rejects.toMatchObject(held)
    for (const { id } of [scheduled, moved])
      await unpublishArticle(editor, { articleId: id, reason: 'Plus tard' })
    await expect(deleteSection(admin(), { sectionId })).rejects.toMatchObject(held)
    await deleteDraft(editor, { articleId: scheduled.id })
    // Taken back, and meant for another section now: there is nothing of it to be seen in this one.
    const { version, content } = await readDraft(editor, { articleId: moved.id })
    await saveDraft(editor, {
      articleId: moved.id,
      baseVersion: version,
      content: { ...content, sectionId: newsroom.section.id },
      overwrite: false,
    })
    await deleteSection(admin(), { sectionId })
    expect(await order()).not.toContain(sectionId)
  })

  test('is the administration’s alone to change', async () => {
    for (const viewer of [newsroom.editor, newsroom.author, newsroom.moderator]) {
      const { id: sectionId } = newsroom.section
      await expect(createSection(by(viewer), given())).rejects.toMatchObject({ code: 'auth.forbidden' })
      await expect(editSection(by(viewer), { sectionId, name: 'X', description: '' })).rejects.toMatchObject({
        code: 'auth.forbidden',
      })
      await expect(deleteSection(by(viewer), { sectionId })).rejects.toMatchObject({ code: 'auth.forbidden' })
    }
  })
})

describe('at the same moment', () => {
  const waiting = async () =>
    (
      await ownerSql()`
        select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`
    ).length

  /** Every command writes the audit log when its work is done: held up there, the first keeps what it has locked. */
  async function whileHeldUp<A, B>(first: () => Promise<A>, second: () => Promise<B>) {
    const both = await ownerSql().begin(async (tx) => {
      await tx`lock table audit_log in share mode`
      const one = Promise.allSettled([first()])
      await expect.poll(waiting).toBe(1)
      const other = Promise.allSettled([second()])
      await expect.poll(waiting).toBe(2)
      return { one, other }
    })
    return [(await both.one)[0], (await both.other)[0]] as const
  }

  test('an article is not published into a section that is going: its editor is told which field', async () => {
    const { sectionId } = await createSection(admin(), given())
    const draft = await aDraft(newsroom)
    const [gone, published] = await whileHeldUp(
      () => deleteSection(admin(), { sectionId }),
      async () => {
        const context = by(newsroom.editor)
        const content = aText(newsroom, { sectionId })
        const at = { articleId: draft.id, baseVersion: draft.version }
        const { version } = await saveDraft(context, { ...at, content, overwrite: false })
        const slug = `sans-rubrique-${next()}`
        return publishArticle(context, { ...at, baseVersion: version, at: null, slug, correction: '' })
      },
    )
    expect(gone.status).toBe('fulfilled')
    expect(published).toMatchObject({
      status: 'rejected',
      reason: { code: 'article.section_missing', fields: { section: 'article.section_missing' } },
    })
  })

  test('a section does not go while an article is being published into it', async () => {
    const { sectionId } = await createSection(admin(), given())
    const draft = await aDraft(newsroom, { content: aText(newsroom, { sectionId }) })
    const [published, gone] = await whileHeldUp(
      () =>
        publishArticle(by(newsroom.editor), {
          articleId: draft.id,
          baseVersion: draft.version,
          at: null,
          slug: `avec-rubrique-${next()}`,
          correction: '',
        }),
      () => deleteSection(admin(), { sectionId }),
    )
    expect(published.status).toBe('fulfilled')
    expect(gone).toMatchObject({ status: 'rejected', reason: { code: 'section.not_empty' } })
  })

  test('two new sections get places of their own', async () => {
    const [one, other] = await whileHeldUp(
      () => createSection(admin(), given()),
      () => createSection(admin(), given()),
    )
    expect([one.status, other.status]).toEqual(['fulfilled', 'fulfilled'])
    expect(await sharedPlaces()).toEqual([])
  })
})

describe('the masthead', () => {
  const stands = async (slug: string) => (await listSections()).some((section) => section.slug === slug)
  const made = async () => {
    const { sectionId } = await createSection(admin(), given())
    const section = (await listAllSections()).find(({ id }) => id === sectionId)!
    return { ...newsroom, section }
  }
  const sitePages = async () =>
    (await ownerSql()`select 1 from cache_invalidations where 'site' = any(tags)`).length

  test('shows a section from its first article on, and as long as it holds one', async () => {
    const here = await made()
    expect(await stands(here.section.slug)).toBe(false)
    const before = await sitePages()
    const first = await aPublishedArticle(here)
    expect(await stands(here.section.slug)).toBe(true)
    expect(await sitePages()).toBe(before + 1)
    const second = await aPublishedArticle(here)
    await unpublishArticle(by(newsroom.editor), { articleId: first.id, reason: 'Erreur.' })
    expect(await stands(here.section.slug)).toBe(true)
    expect(await sitePages()).toBe(before + 1)
    await unpublishArticle(by(newsroom.editor), { articleId: second.id, reason: 'Erreur.' })
    expect(await stands(here.section.slug)).toBe(false)
    expect(await sitePages()).toBe(before + 2)
  })

  test('shows it at the hour of its first article, not before', async () => {
    const here = await made()
    const article = await aPublishedArticle(here, { at: inMinutes(60) })
    const before = await sitePages()
    await announceAppearance(await theHourOf(article.id))
    expect([await stands(here.section.slug), await sitePages()]).toEqual([false, before])
    await letTheHourCome(article.id)
    await announceAppearance(await theHourOf(article.id))
    expect(await stands(here.section.slug)).toBe(true)
    // The row that was written for the hour has it already, since the section was empty: the job adds none.
    expect(await sitePages()).toBe(before)
    const [planned] = await ownerSql()`
      select tags from cache_invalidations where ${`article:${article.id}`} = any(tags) and due_at <= now()`
    expect(planned!.tags).toContain('site')
  })
})

test('a section that was emptied joins the masthead again at the hour of its next article', async () => {
  const { sectionId } = await createSection(admin(), given())
  const section = (await listAllSections()).find(({ id }) => id === sectionId)!
  const here = { ...newsroom, section }
  const only = await aPublishedArticle(here)
  const next = await aPublishedArticle(here, { at: inMinutes(60) })
  const planned = async () =>
    (
      await ownerSql()`select 1 from cache_invalidations
      where due_at > now() and ${`article:${next.id}`} = any(tags) and 'site' = any(tags)`
    ).length
  expect(await planned()).toBe(0)
  await unpublishArticle(by(newsroom.editor), { articleId: only.id, reason: 'Erreur.' })
  expect(await planned()).toBe(1)
})
