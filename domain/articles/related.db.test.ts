import { beforeAll, describe, expect, test } from 'vitest'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aSection,
  aText,
  aViewer,
  by,
  inMinutes,
  letTheHourCome,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { listRelated } from './list-queries.ts'
import { listNeighbours } from './neighbour-queries.ts'
import { publishArticle, unpublishArticle } from './publish-commands.ts'
import { getArticle } from './queries.ts'
import { chooseRelated } from './related-commands.ts'
import { findRelatable, listChosenRelated } from './related-queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const elsewhere = async (options: Parameters<typeof aPublishedArticle>[1] = {}) => {
  const section = await aSection()
  return aPublishedArticle(newsroom, { ...options, content: aText(newsroom, { sectionId: section.id }) })
}
const choose = (articleId: string, relatedIds: string[]) =>
  chooseRelated(by(newsroom.editor), { articleId, relatedIds })
const relatedTo = async (id: string) => (await listRelated((await getArticle(id))!)).map((story) => story.id)
const tagsSince = async (id: string) =>
  (
    await ownerSql()<{ tags: string[]; hard: boolean }[]>`
      select tags, hard from cache_invalidations where id > ${id} order by id`
  ).flatMap(({ tags }) => tags)
const lastInvalidation = async () =>
  (await ownerSql()<{ id: string }[]>`select coalesce(max(id), 0)::text as id from cache_invalidations`)[0]!
    .id

describe('stories beside an article', () => {
  test('are those that an editor has chosen, in their order, before those of the rule', async () => {
    const [article, near, one, two] = [
      await aPublishedArticle(newsroom),
      await aPublishedArticle(newsroom),
      await elsewhere(),
      await elsewhere(),
    ]
    await choose(article.id, [two.id, one.id])
    expect((await relatedTo(article.id)).slice(0, 3)).toEqual([two.id, one.id, near.id])
    const before = await lastInvalidation()
    await choose(article.id, [one.id])
    expect(await tagsSince(before)).toEqual([`around:${article.id}`])
    expect((await relatedTo(article.id))[0]).toBe(one.id)
  })

  test('fall out while readers cannot see them, and make the page anew when they can', async () => {
    const article = await aPublishedArticle(newsroom)
    const planned = await elsewhere({ at: inMinutes(60) })
    const other = await elsewhere()
    await choose(article.id, [planned.id, other.id])
    expect((await relatedTo(article.id))[0]).toBe(other.id)
    expect(
      (await listChosenRelated(newsroom.editor, article.id)).map(({ id, isVisible }) => [id, isVisible]),
    ).toEqual([
      [planned.id, false],
      [other.id, true],
    ])
    const [hour] = await ownerSql()<{ tags: string[] }[]>`
      select tags from cache_invalidations where due_at is not null and ${`article:${planned.id}`} = any(tags)`
    // It was chosen after its hour was planned: the job of the hour adds the page.
    expect(hour!.tags).not.toContain(`around:${article.id}`)
    await letTheHourCome(planned.id)
    expect((await relatedTo(article.id))[0]).toBe(planned.id)

    const { version } = await unpublishArticle(by(newsroom.editor), {
      articleId: other.id,
      reason: 'Retiré.',
    })
    expect(await relatedTo(article.id)).not.toContain(other.id)
    const before = await lastInvalidation()
    const { id: articleId, slug } = other
    await publishArticle(by(newsroom.editor), {
      articleId,
      baseVersion: version,
      at: null,
      slug,
      correction: '',
    })
    expect(await tagsSince(before)).toContain(`around:${article.id}`)
  })

  test('are chosen by editors, among articles that exist, and never the article itself', async () => {
    const article = await aPublishedArticle(newsroom)
    const other = await elsewhere()
    const context = { articleId: article.id, relatedIds: [other.id] }
    for (const role of ['author', 'moderator'] as const)
      await expect(chooseRelated(by(await aViewer(role)), context)).rejects.toMatchObject({
        code: 'auth.forbidden',
      })
    await expect(choose(article.id, [article.id])).rejects.toMatchObject({ code: 'article.related_missing' })
    await expect(choose(article.id, [newsroom.section.id])).rejects.toMatchObject({
      code: 'article.related_missing',
    })
  })

  test('are found by their words; drafts are not offered', async () => {
    const article = await aPublishedArticle(newsroom)
    const content = aText(newsroom, { title: 'Les hirondelles du viaduc' })
    const found = await aPublishedArticle(newsroom, { content })
    await aDraft(newsroom, { content: aText(newsroom, { title: 'Hirondelles en brouillon' }) })
    const offered = await findRelatable(newsroom.editor, { articleId: article.id, q: 'hirondelles' })
    expect(offered.map(({ id }) => id)).toEqual([found.id])
    expect(await findRelatable(newsroom.moderator, { articleId: article.id, q: 'hirondelles' })).toEqual([])
  })
})

describe('the stories before and after an article', () => {
  test('are those of its section, by the hour of their publication', async () => {
    const sectionId = (await aSection()).id
    const publish = (minutes: number) =>
      aPublishedArticle(newsroom, { now: inMinutes(minutes), content: aText(newsroom, { sectionId }) })
    const [old, middle] = [await publish(-30), await publish(-20)]
    const before = await lastInvalidation()
    const young = await publish(-10)
    await elsewhere()
    const around = async (id: string) => {
      const { previous, next } = await listNeighbours((await getArticle(id))!)
      return [previous?.id ?? null, next?.id ?? null]
    }
    expect(await around(old.id)).toEqual([null, middle.id])
    expect(await around(middle.id)).toEqual([old.id, young.id])
    expect(await around(young.id)).toEqual([middle.id, null])
    // The page of the one before it, and no other of the section.
    const made = (await tagsSince(before)).filter((tag) => tag.startsWith('around:'))
    expect(made).toEqual([`around:${middle.id}`])
  })
})
