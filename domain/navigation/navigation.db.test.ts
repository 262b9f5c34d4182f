import { beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { createTopic } from '#domain/topics/commands.ts'
import { aNewsroom, aPublishedArticle, aText, by, type Newsroom, next, ownerSql } from '#testing/database.ts'
import { restoreNavigation, saveNavigation } from './commands.ts'
import { defaultNavigation, type Navigation } from './navigation.ts'
import { getNavigationDesk, readNavigation } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const admin = () => by(newsroom.admin)
const link = (): Navigation => ({
  ...defaultNavigation,
  masthead: [{ type: 'link', label: `Lien ${next()}`, href: '/contact' }],
})
const numberNow = async () => (await getNavigationDesk(newsroom.admin))!.number
const everyPage = async () =>
  (await ownerSql()`select 1 from cache_invalidations where 'site' = any(tags)`).length

test('is as it comes until somebody composes it; each version says who and when', async () => {
  expect((await readNavigation()).navigation).toEqual(defaultNavigation)
  const navigation = link()
  const before = await everyPage()
  await saveNavigation(admin(), { baseNumber: 0, navigation })
  expect((await readNavigation()).navigation).toEqual(navigation)
  expect(await everyPage()).toBe(before + 1)
  const desk = (await getNavigationDesk(newsroom.admin))!
  expect(desk.versions).toEqual([{ number: 1, by: newsroom.admin.name, at: expect.any(Date) }])
  // The same once more is no version.
  await saveNavigation(admin(), { baseNumber: 1, navigation })
  expect(await numberNow()).toBe(1)
  expect(await everyPage()).toBe(before + 1)
})

test('is put back as it was, and the version that was left can be had again', async () => {
  const base = await numberNow()
  const [first, second] = [link(), link()]
  await saveNavigation(admin(), { baseNumber: base, navigation: first })
  await saveNavigation(admin(), { baseNumber: base + 1, navigation: second })
  await restoreNavigation(admin(), { baseNumber: base + 2, number: base + 1 })
  expect((await readNavigation()).navigation).toEqual(first)
  await restoreNavigation(admin(), { baseNumber: base + 3, number: 0 })
  expect((await readNavigation()).navigation).toEqual(defaultNavigation)
  await restoreNavigation(admin(), { baseNumber: base + 4, number: base + 2 })
  expect((await readNavigation()).navigation).toEqual(second)
  const unknown = restoreNavigation(admin(), { baseNumber: base + 5, number: 99_999 })
  await expect(unknown).rejects.toMatchObject({ code: 'request.not_found' })
})

test('of two at the same moment, one is refused; whoever started from an older version is too', async () => {
  const baseNumber = await numberNow()
  const both = await Promise.allSettled([
    saveNavigation(admin(), { baseNumber, navigation: link() }),
    saveNavigation(admin(), { baseNumber, navigation: link() }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const late = saveNavigation(admin(), { baseNumber, navigation: link() })
  await expect(late).rejects.toMatchObject({ code: 'navigation.conflict' })
})

test('nobody but administrators composes it', async () => {
  const baseNumber = await numberNow()
  for (const viewer of [newsroom.editor, newsroom.author, newsroom.moderator]) {
    const saved = saveNavigation(by(viewer), { baseNumber, navigation: link() })
    await expect(saved).rejects.toMatchObject({ code: 'auth.forbidden' })
    const put = restoreNavigation(by(viewer), { baseNumber, number: 0 })
    await expect(put).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect(await getNavigationDesk(viewer)).toBeNull()
  }
})

test('a topic that is linked comes with its first article and falls out with its last, on every page', async () => {
  const { topicId: id } = await aTopic()
  const baseNumber = await numberNow()
  const navigation: Navigation = { ...defaultNavigation, masthead: [{ type: 'topic', id }] }
  await saveNavigation(admin(), { baseNumber, navigation })
  expect((await readNavigation()).topics).toEqual([])
  await aPublishedArticle(newsroom)
  const before = await everyPage()
  const content = () => aText(newsroom, { topicIds: [id] })
  const first = await aPublishedArticle(newsroom, { content: content() })
  expect(await everyPage()).toBe(before + 1)
  expect((await readNavigation()).topics.map((topic) => topic.id)).toEqual([id])
  const second = await aPublishedArticle(newsroom, { content: content() })
  await unpublishArticle(by(newsroom.editor), { articleId: first.id, reason: 'Essai' })
  expect(await everyPage()).toBe(before + 1)
  await unpublishArticle(by(newsroom.editor), { articleId: second.id, reason: 'Essai' })
  expect(await everyPage()).toBe(before + 2)
  expect((await readNavigation()).topics).toEqual([])
})

async function aTopic() {
  const made = await createTopic(by(newsroom.editor), { name: `Sujet ${next()}` })
  return { topicId: made.id }
}
