import { beforeAll, describe, expect, test } from 'vitest'
import { lists, tags } from '#contract/tags.ts'
import { transaction } from '#db/client.ts'
import type { Viewer } from '#domain/access.ts'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { readersNow } from '#domain/settings/queries.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aNewsroom,
  aPublishedArticle,
  appSql,
  aSection,
  aText,
  aViewer,
  by,
  inMinutes,
  letTheHourCome,
  type Newsroom,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import { getFrontAhead, getSectionAhead } from './ahead-queries.ts'
import { composeFront, restoreFront } from './commands.ts'
import { findStories, getFrontDesk, getPreview } from './desk-queries.ts'
import { emptyLayout, type FrontLayout, frontPageId } from './front.ts'
import { previewFront } from './preview.ts'
import { getFront, getSectionFront } from './queries.ts'
import { purgePreviews } from './retention.ts'

let newsroom: Newsroom
let articles: { id: string; slug: string }[]
beforeAll(async () => {
  newsroom = await aNewsroom()
  articles = []
  for (let n = 8; n > 0; n--) articles.push(await aPublishedArticle(newsroom, { now: inMinutes(-60 * n) }))
})

const layoutOf = (changes: Partial<FrontLayout>): FrontLayout => ({ ...emptyLayout, ...changes })
const numberOf = async (pageId: string): Promise<number> =>
  (
    await ownerSql()<{ n: number }[]>`
      select coalesce(max(number), 0)::int as n from front_versions where page_id = ${pageId}`
  )[0]!.n
async function compose(changes: Partial<FrontLayout>, pageId = frontPageId, viewer = newsroom.editor) {
  return composeFront(by(viewer), { pageId, baseNumber: await numberOf(pageId), layout: layoutOf(changes) })
}
const front = async () => getFront(await readersNow())
type Row = { tags: string[]; hard: boolean; dueAt: Date | null }
const invalidationsSince = async (id: number): Promise<Row[]> => [
  ...(await ownerSql()<Row[]>`
    select tags, hard, due_at as "dueAt" from cache_invalidations where id > ${id} order by id`),
]
const lastInvalidation = async () =>
  Number((await ownerSql()`select coalesce(max(id), 0) as id from cache_invalidations`)[0]!.id)
const planned = (tag: string) =>
  ownerSql()<Row[]>`
    select tags, due_at as "dueAt" from cache_invalidations where ${tag} = any(tags) and due_at > now()`

describe('composing', () => {
  test('an editor and an administrator may; an author and a moderator may not', async () => {
    await expect(compose({ leads: [articles[0]!.id] })).resolves.toEqual({ number: expect.any(Number) })
    await expect(compose({ leads: [articles[1]!.id] }, frontPageId, newsroom.admin)).resolves.toBeDefined()
    for (const viewer of [newsroom.author, newsroom.moderator]) {
      await expect(compose({}, frontPageId, viewer)).rejects.toMatchObject({ code: 'auth.forbidden' })
      const restore = { pageId: frontPageId, baseNumber: await numberOf(frontPageId), number: 1 }
      await expect(restoreFront(by(viewer), restore)).rejects.toMatchObject({ code: 'auth.forbidden' })
      expect(await getFrontDesk(viewer, frontPageId, new Date())).toBeNull()
      expect(await findStories(viewer, { pageId: frontPageId, q: '' })).toEqual([])
      expect(await getFrontAhead(viewer, inMinutes(60), null)).toBeNull()
    }
  })

  test('each change is a version with its author; what stays the same is none', async () => {
    const { number } = await compose({ leads: [articles[2]!.id] })
    expect(await compose({ leads: [articles[2]!.id] })).toEqual({ number })
    const desk = await getFrontDesk(newsroom.editor, frontPageId, new Date())
    expect(desk).toMatchObject({ number, section: null, layout: { leads: [articles[2]!.id] } })
    expect(desk!.versions[0]).toMatchObject({ number, by: newsroom.editor.name, restoredFrom: null })
    const events = await ownerSql()`
      select name, payload from domain_events where subject_type = 'front' order by at desc, id desc limit 1`
    expect(events[0]).toEqual({
      name: 'front.composed',
      payload: { section: null, number, bannerEndsAt: null },
    })
    const lines = await ownerSql()`
      select event, detail, actor_id from audit_log where event = 'front.composed' order by at desc, id desc limit 1`
    expect(lines[0]).toEqual({
      event: 'front.composed',
      detail: String(number),
      actor_id: newsroom.editor.id,
    })
  })

  test('a version can be neither changed nor deleted', async () => {
    await expect(appSql()`update front_versions set number = 0`).rejects.toMatchObject({ code: '42501' })
    await expect(appSql()`delete from front_versions`).rejects.toMatchObject({ code: '42501' })
    await expect(ownerSql()`update front_versions set number = 0`).rejects.toThrow(/append-only/)
  })

  test('an earlier version stands again as a new one, and so does the rule', async () => {
    const first = await compose({ leads: [articles[3]!.id] })
    const second = await compose({ leads: [articles[4]!.id] })
    const restored = await restoreFront(by(newsroom.admin), {
      pageId: frontPageId,
      baseNumber: second.number,
      number: first.number,
    })
    expect(restored.number).toBe(second.number + 1)
    expect((await front()).home.lead!.id).toBe(articles[3]!.id)
    await restoreFront(by(newsroom.admin), { pageId: frontPageId, baseNumber: restored.number, number: 0 })
    expect((await front()).home.lead!.id).toBe(articles.at(-1)!.id)
    const { versions } = (await getFrontDesk(newsroom.editor, frontPageId, new Date()))!
    expect(versions.slice(0, 2).map(({ restoredFrom }) => restoredFrom)).toEqual([0, first.number])
    const missing = { pageId: frontPageId, baseNumber: restored.number + 1, number: 9_999 }
    await expect(restoreFront(by(newsroom.admin), missing)).rejects.toMatchObject({
      code: 'request.not_found',
    })
  })

  test('what began from an older version is refused, with who was faster, and changes nothing', async () => {
    const { number } = await compose({ leads: [articles[0]!.id] }, frontPageId, newsroom.admin)
    const late = {
      pageId: frontPageId,
      baseNumber: number - 1,
      layout: layoutOf({ leads: [articles[1]!.id] }),
    }
    const refused = { code: 'front.conflict', values: { version: number, savedBy: newsroom.admin.name } }
    await expect(composeFront(by(newsroom.editor), late)).rejects.toMatchObject(refused)
    await expect(
      restoreFront(by(newsroom.editor), { pageId: frontPageId, baseNumber: number - 1, number: 1 }),
    ).rejects.toMatchObject(refused)
    expect((await front()).home.lead!.id).toBe(articles[0]!.id)
    // Knowing of it, one's own may stand, and the other's stays in the history.
    await composeFront(by(newsroom.editor), { ...late, baseNumber: number })
    expect((await front()).home.lead!.id).toBe(articles[1]!.id)
  })

  test('of two that save at the same moment one is told', async () => {
    const baseNumber = await numberOf(frontPageId)
    const both = await Promise.allSettled(
      [articles[5]!, articles[6]!].map(({ id }) =>
        composeFront(by(newsroom.editor), {
          pageId: frontPageId,
          baseNumber,
          layout: layoutOf({ leads: [id] }),
        }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: {
        code: 'front.conflict',
        values: { version: baseNumber + 1, savedBy: newsroom.editor.name },
      },
    })
    expect(await numberOf(frontPageId)).toBe(baseNumber + 1)
  })

  test('compositions of the demo go with it, and others stay', async () => {
    const other = await aSection()
    const [kept, gone] = [newsroom.admin, await aViewer('editor')]
    await compose({ title: 'reste' }, other.id, kept)
    await compose({ title: 'part' }, other.id, gone)
    await ownerSql()`insert into demo_rows (id, noun) values (${gone.id}, 'user')`
    await appSql()`select remove_demo_fronts()`
    const titles = await ownerSql()`
      select layout ->> 'title' as title from front_versions where page_id = ${other.id}`
    expect(titles).toEqual([{ title: 'reste' }])
  })

  test('a page that is none cannot be composed', async () => {
    await expect(compose({}, uuidv7())).rejects.toMatchObject({ code: 'request.not_found' })
    expect(await getFrontDesk(newsroom.editor, uuidv7(), new Date())).toBeNull()
  })
})

describe('what readers see', () => {
  test('a story that is withdrawn falls out, and has its place again when it is back', async () => {
    const article = await aPublishedArticle(newsroom, { now: inMinutes(-600) })
    await compose({ kind: 'breaking', leads: [article.id] })
    expect((await front()).home).toMatchObject({ lead: { id: article.id }, opening: { kind: 'breaking' } })
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
    const { home } = await front()
    expect(home.opening.kind).toBe('story')
    expect(home.lead!.id).not.toBe(article.id)
    const desk = await getFrontDesk(newsroom.editor, frontPageId, new Date())
    expect(desk!.stories.find(({ id }) => id === article.id)!.state).toBe('absent')
    await ownerSql()`
      update articles set status = 'published', published_at = now() - interval '1 hour' where id = ${article.id}`
    expect((await front()).home.lead!.id).toBe(article.id)
  })

  test('nothing of a composition tells what is to come', async () => {
    const scheduled = await aPublishedArticle(newsroom, { at: inMinutes(60) })
    const endsAt = inMinutes(120).toISOString()
    await compose({
      kind: 'report',
      title: 'Dossier secret',
      leads: [scheduled.id],
      blocks: [{ sectionId: newsroom.section.id, stories: [], isShown: true }],
      banner: { text: 'Alerte secrète', articleId: scheduled.id, endsAt },
    })
    const rows =
      await publicSql()`select f.*, s.* from public_fronts f left join public_front_slots s using (page_id)`
    expect(JSON.stringify(rows)).not.toMatch(/secr/)
    expect(JSON.stringify(rows)).not.toContain(scheduled.id)
    expect(await front()).toMatchObject({ banner: null, home: { opening: { kind: 'story', title: '' } } })
    await letTheHourCome(scheduled.id)
    expect(await front()).toMatchObject({
      banner: { text: 'Alerte secrète', article: { id: scheduled.id } },
      home: { lead: { id: scheduled.id }, opening: { kind: 'report', title: 'Dossier secret' } },
    })
  })

  test('keeps the second of two equals where the rule chooses the first', async () => {
    const [fixed] = articles
    await compose({ kind: 'equal', isLeadOpen: true, leads: [fixed!.id] })
    const { home } = await front()
    expect(home.opening).toMatchObject({ kind: 'equal', others: [{ id: fixed!.id }] })
    expect(home.lead!.id).not.toBe(fixed!.id)
    await compose({ kind: 'equal', leads: [fixed!.id] })
    expect((await front()).home.lead!.id).toBe(fixed!.id)
  })

  test('a page of a section holds stories of its own', async () => {
    const other = await aSection()
    const foreign = await aPublishedArticle(newsroom, {
      content: aText(newsroom, { sectionId: other.id }),
    })
    const section = { ...newsroom.section, name: '', description: '', parentId: null }
    await compose({ leads: [articles[1]!.id], seconds: [foreign.id, articles[0]!.id] }, section.id)
    const page = (await getSectionFront(section, [], await readersNow()))!
    expect(page.top!.lead!.id).toBe(articles[1]!.id)
    expect(page.top!.seconds.map(({ id }) => id)).toEqual([articles[0]!.id])
    expect(page.hasMostCommented).toBe(true)
    expect(await getSectionFront({ ...section, id: other.id }, [], new Date())).toBeNull()
    const found = await findStories(newsroom.editor, { pageId: section.id, q: '' })
    expect(found.map(({ id }) => id)).not.toContain(foreign.id)
  })
})

describe('a look ahead', () => {
  test('shows what will have appeared by then, and what will have ended, to those who compose', async () => {
    const scheduled = await aPublishedArticle(newsroom, { at: inMinutes(60) })
    const endsAt = inMinutes(90).toISOString()
    await compose({ leads: [scheduled.id], banner: { text: 'Alerte', articleId: null, endsAt } })
    const at = (minutes: number) => getFrontAhead(newsroom.editor, inMinutes(minutes), null)
    expect((await at(59))!.home.lead!.id).not.toBe(scheduled.id)
    expect(await at(61)).toMatchObject({ home: { lead: { id: scheduled.id } }, banner: { text: 'Alerte' } })
    expect(await at(91)).toMatchObject({ home: { lead: { id: scheduled.id } }, banner: null })
    const section = { ...newsroom.section, name: '', description: '', parentId: null }
    const page = await getSectionAhead(newsroom.editor, section, inMinutes(61), 0)
    expect(page!.rest[0]!.id).toBe(scheduled.id)
    // Its address answers nobody before its hour: the desk is led to its preview, and readers' stories stay where they are.
    expect(page!.rest[0]!.href).toBe(`/redaction/articles/${scheduled.id}/apercu`)
    expect(page!.rest[1]!.href).toBeUndefined()
    await expect(publicSql()`select 1 from planned_articles`).rejects.toMatchObject({ code: '42501' })
  })

  test('shows an earlier version too', async () => {
    const { number } = await compose({ leads: [articles[2]!.id] })
    await compose({ leads: [articles[3]!.id] })
    expect((await getFrontAhead(newsroom.editor, new Date(), number))!.home.lead!.id).toBe(articles[2]!.id)
    expect(await getFrontAhead(newsroom.editor, new Date(), 9_999)).toBeNull()
  })
})

describe('a look before saving', () => {
  const look = async (viewer: Viewer) => (await getFrontAhead(viewer, new Date(), 'own'))?.home.lead?.id

  test('shows what is on the desk to its composer, and to nobody else', async () => {
    await compose({ leads: [articles[1]!.id] })
    const last = await lastInvalidation()
    const before = await numberOf(frontPageId)
    await previewFront(by(newsroom.editor), {
      pageId: frontPageId,
      layout: layoutOf({ leads: [articles[4]!.id] }),
    })
    expect(await look(newsroom.editor)).toBe(articles[4]!.id)
    // Another look takes the place of the first.
    await previewFront(by(newsroom.editor), {
      pageId: frontPageId,
      layout: layoutOf({ leads: [articles[5]!.id] }),
    })
    expect(await look(newsroom.editor)).toBe(articles[5]!.id)
    expect(await look(newsroom.admin)).toBeUndefined()
    expect(await look(newsroom.author)).toBeUndefined()
    // It is no version, readers see nothing of it, and nothing grows stale.
    expect([await numberOf(frontPageId), await invalidationsSince(last)]).toEqual([before, []])
    expect((await getFront(await readersNow())).home.lead!.id).toBe(articles[1]!.id)
    await expect(publicSql()`select 1 from front_previews`).rejects.toMatchObject({ code: '42501' })
  })

  test('is for who composes, of a page that is there, and gone after a day', async () => {
    const input = { pageId: frontPageId, layout: layoutOf({}) }
    await expect(previewFront(by(newsroom.author), input)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await expect(previewFront(by(newsroom.editor), { ...input, pageId: uuidv7() })).rejects.toMatchObject({
      code: 'request.not_found',
    })
    await previewFront(by(newsroom.editor), input)
    await transaction((tx) => purgePreviews(tx, inMinutes(60)))
    expect(await getPreview(newsroom.editor, frontPageId)).not.toBeNull()
    await transaction((tx) => purgePreviews(tx, inMinutes(60 * 25)))
    expect(await getPreview(newsroom.editor, frontPageId)).toBeNull()
  })
})

describe('what goes stale', () => {
  test('the page that was composed, and no other', async () => {
    let last = await lastInvalidation()
    await compose({ leads: [articles[6]!.id] })
    expect(await invalidationsSince(last)).toEqual([{ tags: [tags.home], hard: false, dueAt: null }])
    last = await lastInvalidation()
    await compose({ leads: [articles[6]!.id] }, newsroom.section.id)
    const composed = tags.composed(lists.section(newsroom.section.slug))
    expect(await invalidationsSince(last)).toEqual([{ tags: [composed], hard: false, dueAt: null }])
    last = await lastInvalidation()
    await expect(compose({}, uuidv7())).rejects.toThrow()
    expect(await invalidationsSince(last)).toEqual([])
  })

  test('a banner ends by a row that waits for its hour; another end, or none, replaces it', async () => {
    const scheduled = await aPublishedArticle(newsroom, { at: inMinutes(300) })
    const banner = tags.banner(lists.all)
    const until = (minutes: number) => {
      const endsAt = inMinutes(minutes).toISOString()
      return { endsAt, layout: { banner: { text: `Alerte ${minutes}`, articleId: null, endsAt } } }
    }
    const first = until(30)
    await compose(first.layout)
    expect(await planned(banner)).toEqual([{ tags: [banner], dueAt: new Date(first.endsAt) }])
    const second = until(45)
    await compose(second.layout)
    expect(await planned(banner)).toEqual([{ tags: [banner], dueAt: new Date(second.endsAt) }])
    await compose({})
    expect(await planned(banner)).toEqual([])
    // The hour of an article is another matter.
    expect(await planned(tags.article(scheduled.id))).toHaveLength(1)
  })

  test('a banner whose end is past is refused, and stays away when its version stands again', async () => {
    const endsAt = inMinutes(-1).toISOString()
    const ended = { banner: { text: 'Alerte', articleId: null, endsAt } }
    await expect(compose(ended)).rejects.toMatchObject({ code: 'front.banner_past' })
    const later = inMinutes(10)
    const { number } = await compose({ banner: { ...ended.banner, endsAt: later.toISOString() } })
    const next = await compose({ leads: [articles[0]!.id] })
    await restoreFront(by(newsroom.editor, inMinutes(11)), {
      pageId: frontPageId,
      baseNumber: next.number,
      number,
    })
    expect((await getFrontDesk(newsroom.editor, frontPageId, new Date()))!.layout.banner).toBeNull()
  })
})
