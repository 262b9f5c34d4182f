import { beforeAll, expect, test } from 'vitest'
import { getHome } from '#domain/articles/home.ts'
import { announceAppearance } from '#domain/articles/jobs.ts'
import { listBySection, pageSize } from '#domain/articles/list-queries.ts'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { search } from '#domain/search/queries.ts'
import {
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
import { listAllSections, listSections } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const admin = () => by(newsroom.admin)

async function made(parentId: string | null = null) {
  const name = `Branche ${next()}`
  const { sectionId: id, slug } = await createSection(admin(), { name, slug: '', description: '', parentId })
  return { id, slug, name }
}
type Made = Awaited<ReturnType<typeof made>>
const put = (section: Made, parentId: string | null) =>
  editSection(admin(), { sectionId: section.id, name: section.name, description: '', parentId })
const publishIn = (section: Made, more: object = {}) =>
  aPublishedArticle(newsroom, { content: aText(newsroom, { sectionId: section.id }), ...more })
const take = (id: string) => unpublishArticle(by(newsroom.editor), { articleId: id, reason: 'Erreur.' })
const stands = async (section: Made) => (await listSections()).some(({ id }) => id === section.id)
const titlesOf = async (section: Made) =>
  (await listBySection(section.slug, 1))?.articles.items.map(({ id }) => id) ?? null
const everyPage = async () =>
  (await ownerSql()`select 1 from cache_invalidations where 'site' = any(tags)`).length
const lastTags = async () =>
  (await ownerSql()<{ tags: string[] }[]>`select tags from cache_invalidations order by id desc limit 1`)[0]!
    .tags

test('the page of a section holds the articles of its sub-sections, each once, and counts them', async () => {
  const top = await made()
  const [one, other] = [await made(top.id), await made(top.id)]
  const ids: string[] = []
  for (let n = 0; n < pageSize + 4; n++) {
    const section = [top, one, other][n % 3]!
    ids.unshift((await publishIn(section, { now: inMinutes(n - 500) })).id)
  }
  const first = (await listBySection(top.slug, 1))!.articles
  const second = (await listBySection(top.slug, 2))!.articles
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
  expect([first.total, first.pages]).toEqual([pageSize + 4, 2])
  expect(await titlesOf(one)).toEqual(ids.filter((_, at) => (ids.length - 1 - at) % 3 === 1))
  // An article's address is that of its own section.
  expect(first.items.find(({ id }) => id === ids[1])!.section.slug).toBe(one.slug)
  // One block for all of them on the front page, and none for a part.
  const { sections } = await getHome(new Date())
  const blocks = sections.map(({ section }) => section.id)
  expect([blocks.includes(top.id), blocks.includes(one.id)]).toEqual([true, false])
})

test('the filter of the search finds what stands under a section, and the facets count it', async () => {
  const top = await made()
  const child = await made(top.id)
  const elsewhere = await made()
  const word = 'Hallucigenia'
  for (const section of [top, child, elsewhere])
    await aPublishedArticle(newsroom, {
      content: aText(newsroom, { title: `${word} ${next()}`, sectionId: section.id }),
    })
  const look = (section: string | null) => search({ text: word, language: 'fr', section })
  expect((await look(top.slug)).total).toBe(2)
  expect((await look(child.slug)).total).toBe(1)
  const { sections: all } = (await look(null)).facets
  expect(all.map(({ slug, count }) => [slug, count])).toEqual([
    [top.slug, 2],
    [elsewhere.slug, 1],
  ])
  const { sections: inside } = (await look(top.slug)).facets
  expect(inside.map(({ slug, count }) => [slug, count])).toEqual([
    [top.slug, 2],
    [child.slug, 1],
  ])
})

test('what is published in a sub-section makes the lists of both stale, and of no third', async () => {
  const top = await made()
  const [one, other] = [await made(top.id), await made(top.id)]
  for (const section of [top, one, other]) await publishIn(section)
  await publishIn(one)
  const lists = (await lastTags()).filter((tag) => tag.startsWith('newest:section.'))
  expect(lists).toEqual([`newest:section.${one.slug}`, `newest:section.${top.slug}`])
})

test('readers know a section by what stands under it, and every page hears of the first and the last', async () => {
  const top = await made()
  const child = await made(top.id)
  expect([await stands(top), await stands(child)]).toEqual([false, false])
  let before = await everyPage()
  const first = await publishIn(child)
  expect([await stands(top), await stands(child)]).toEqual([true, true])
  expect(await everyPage()).toBe(before + 1)
  // Other words of a section that has no article of its own are on every page, too.
  await editSection(admin(), { sectionId: top.id, name: `${top.name} bis`, description: '' })
  expect(await everyPage()).toBe(before + 2)
  const own = await publishIn(top)
  expect(await everyPage()).toBe(before + 2)
  before = await everyPage()
  await take(own.id)
  expect([await stands(top), await everyPage()]).toEqual([true, before])
  await take(first.id)
  expect([await stands(top), await stands(child)]).toEqual([false, false])
  expect(await everyPage()).toBe(before + 1)
})

test('a section is put under another one and taken out again; what nobody sees makes nothing stale', async () => {
  const [top, child] = [await made(), await made()]
  const before = await everyPage()
  await put(child, top.id)
  await put(child, top.id)
  expect(await everyPage()).toBe(before)
  const article = await publishIn(child)
  expect(await titlesOf(top)).toEqual([article.id])
  const said = await everyPage()
  await put(child, null)
  expect(await everyPage()).toBe(said + 1)
  expect(await titlesOf(top)).toBeNull()
  expect(await titlesOf(child)).toEqual([article.id])
  // Where nothing is said of a parent, it stays.
  await put(child, top.id)
  await editSection(admin(), { sectionId: child.id, name: 'Autrement', description: '' })
  expect((await listAllSections()).find(({ id }) => id === child.id)).toMatchObject({
    name: 'Autrement',
    parentId: top.id,
  })
  const events = await ownerSql()`
    select payload from domain_events where subject_id = ${child.id} and name = 'section.changed' order by id`
  expect(events[1]!.payload.moved).toEqual({
    slug: child.slug,
    into: null,
    left: { slug: top.slug, isEmpty: true },
  })
})

test('there is one level, and no circle, whoever comes first', async () => {
  const [top, other] = [await made(), await made()]
  const child = await made(top.id)
  const refused = (code: string) => ({ code, fields: { parentId: code } })
  await expect(made(child.id)).rejects.toMatchObject(refused('section.parent_nested'))
  await expect(put(other, child.id)).rejects.toMatchObject(refused('section.parent_nested'))
  await expect(put(other, other.id)).rejects.toMatchObject(refused('section.parent_nested'))
  await expect(put(top, other.id)).rejects.toMatchObject(refused('section.parent_has_children'))
  await expect(put(other, newsroom.editor.id)).rejects.toMatchObject(refused('section.parent_missing'))
  const [one, two] = [await made(), await made()]
  const both = await Promise.allSettled([put(one, two.id), put(two, one.id)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(
    editSection(by(newsroom.editor), { sectionId: other.id, name: 'X', description: '', parentId: top.id }),
  ).rejects.toMatchObject({ code: 'auth.forbidden' })
})

test('a section with sub-sections does not go, and an empty sub-section does', async () => {
  const top = await made()
  const child = await made(top.id)
  await expect(deleteSection(admin(), { sectionId: top.id })).rejects.toMatchObject({
    code: 'section.has_children',
  })
  await deleteSection(admin(), { sectionId: child.id })
  await deleteSection(admin(), { sectionId: top.id })
})

test('a sub-section moves among its own, and the masthead past it', async () => {
  const top = await made()
  const [one, other] = [await made(top.id), await made(top.id)]
  const behind = await made()
  const order = async () =>
    (await listAllSections())
      .map(({ id }) => id)
      .filter((id) => [top, one, other, behind].some((s) => s.id === id))
  expect(await order()).toEqual([top.id, one.id, other.id, behind.id])
  await moveSection(admin(), { sectionId: one.id, direction: 'up' })
  expect(await order()).toEqual([top.id, one.id, other.id, behind.id])
  await moveSection(admin(), { sectionId: one.id, direction: 'down' })
  expect(await order()).toEqual([top.id, other.id, one.id, behind.id])
  await moveSection(admin(), { sectionId: behind.id, direction: 'up' })
  expect(await order()).toEqual([behind.id, top.id, other.id, one.id])
})

test('what waits for its hour is told to the list that its section has joined meanwhile', async () => {
  const [top, child] = [await made(), await made()]
  await publishIn(top)
  await publishIn(child)
  const article = await publishIn(child, { at: inMinutes(60) })
  await put(child, top.id)
  const planned = async () =>
    (
      await ownerSql()<{ tags: string[] }[]>`
        select tags from cache_invalidations where due_at is not null and ${`article:${article.id}`} = any(tags)`
    ).map(({ tags }) => tags.filter((tag) => tag === `newest:section.${top.slug}`).length)
  expect(await planned()).toEqual([1])
  const hour = await theHourOf(article.id)
  expect(hour).toBeDefined()
  await letTheHourCome(article.id)
  await announceAppearance(await theHourOf(article.id))
  expect(await titlesOf(top)).toContain(article.id)
})
