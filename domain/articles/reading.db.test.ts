import { beforeAll, describe, expect, test } from 'vitest'
import { createTopic } from '#domain/topics/commands.ts'
import {
  aByline,
  aDraft,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  aSection,
  aText,
  by,
  inMinutes,
  type Newsroom,
} from '#testing/database.ts'
import { saveDraft } from './commands.ts'
import { getRevisionContent, listRevisions } from './desk-article-queries.ts'
import { listPickers } from './desk-queries.ts'
import { getHome } from './home.ts'
import {
  listByByline,
  listBySection,
  listByTopic,
  listMostCommented,
  listRelated,
  pageSize,
} from './list-queries.ts'
import { getPreview } from './preview.ts'
import { publishArticle } from './publish-commands.ts'
import { getArticle, getArticleHref } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const ids = (list: { id: string }[]) => list.map((one) => one.id)
const topicOf = (name: string) => createTopic(by(newsroom.editor), { name })
const inSection = async () => ({ ...newsroom, section: await aSection() })

describe('lists', () => {
  test('of a section go back in time, page by page, and end', async () => {
    const here = await inSection()
    const written: string[] = []
    for (let n = 0; n < pageSize + 2; n++)
      written.unshift((await aPublishedArticle(here, { now: inMinutes(n - 60) })).id)
    const first = await listBySection(here.section.slug, 1)
    const second = await listBySection(here.section.slug, 2)
    expect(ids([...first!.articles.items, ...second!.articles.items])).toEqual(written)
    expect(first!.articles).toMatchObject({ page: 1, pages: 2, total: pageSize + 2 })
    expect((await listBySection(here.section.slug, 3))!.articles.items).toEqual([])
    expect(await listBySection('inconnue', 1)).toBeNull()
  })

  test('of a topic and of a byline hold what readers see, and nothing else', async () => {
    const topic = await topicOf('Barrage')
    const byline = await aByline()
    const content = () =>
      aText(newsroom, { topicIds: [topic.id], bylineIds: [byline.id, newsroom.byline.id] })
    const article = await aPublishedArticle(newsroom, { content: content() })
    await aPublishedArticle(newsroom, { content: content(), at: inMinutes(60) })
    await aDraft(newsroom, { content: content() })
    expect(ids((await listByTopic(topic.slug, 1))!.articles.items)).toEqual([article.id])
    expect(await listByByline(byline.slug, 1)).toMatchObject({
      byline: { name: byline.name },
      articles: { total: 1, items: [{ id: article.id }] },
    })
    expect(await listByTopic('inconnu', 1)).toBeNull()
    expect(await listByByline('inconnue', 1)).toBeNull()
    const shown = await getArticle(article.id)
    expect(shown?.bylines.map((one) => one.slug)).toEqual([byline.slug, newsroom.byline.slug])
    expect(shown?.topics).toEqual([{ slug: topic.slug, name: topic.name }])
  })

  test('of the most commented count comments, newest articles first among equals, since a date', async () => {
    const quiet = await aPublishedArticle(newsroom)
    const busy = await aPublishedArticle(newsroom)
    const old = await aPublishedArticle(newsroom, { now: inMinutes(-60 * 24 * 30) })
    for (const article of [busy, busy, quiet, old]) await anApprovedComment(newsroom, article.id)
    const listed = await listMostCommented(10, inMinutes(-60 * 24))
    expect(ids(listed).slice(0, 2)).toEqual([busy.id, quiet.id])
    expect(ids(listed)).not.toContain(old.id)
    expect(listed[0]).toMatchObject({ commentCount: 2 })
  })

  test('of the most commented of a section holds its own, and none of another', async () => {
    const here = await inSection()
    const [own, foreign] = [await aPublishedArticle(here), await aPublishedArticle(newsroom)]
    for (const article of [own, foreign, foreign]) await anApprovedComment(newsroom, article.id)
    expect(ids(await listMostCommented(10, inMinutes(-60), [here.section.id]))).toEqual([own.id])
    expect(await listMostCommented(10, inMinutes(-60), [])).toEqual([])
  })
})

describe('what else to read', () => {
  test('shares a topic first, then the section, and is never the article itself', async () => {
    const here = await inSection()
    const topic = await topicOf('Vendanges')
    const tagged = await aPublishedArticle(newsroom, { content: aText(newsroom, { topicIds: [topic.id] }) })
    const neighbour = await aPublishedArticle(here)
    const article = await aPublishedArticle(here, { content: aText(here, { topicIds: [topic.id] }) })
    const related = await listRelated((await getArticle(article.id))!, 4)
    expect(ids(related)).toEqual([tagged.id, neighbour.id])
  })

  test('of an article without topics comes from its section', async () => {
    const here = await inSection()
    const neighbour = await aPublishedArticle(here)
    const article = await aPublishedArticle(here)
    expect(ids(await listRelated((await getArticle(article.id))!))).toEqual([neighbour.id])
  })
})

test('the front page leads with the newest and groups by section, without empty ones', async () => {
  const empty = await aSection()
  const newest = await aPublishedArticle(newsroom)
  const home = await getHome(new Date())
  expect(home.lead?.id).toBe(newest.id)
  const slugs = home.sections.map((block) => block.section.slug)
  expect(slugs).toContain(newsroom.section.slug)
  expect(slugs).not.toContain(empty.slug)
  for (const block of home.sections)
    for (const article of block.articles) expect(article.section.slug).toBe(block.section.slug)
})

test('an address is told for what readers see only', async () => {
  const article = await aPublishedArticle(newsroom)
  expect(await getArticleHref(article.id)).toBe(article.href)
  expect(await getArticleHref((await aDraft(newsroom)).id)).toBeNull()
})

describe('before readers', () => {
  test('the preview shows the draft as it will be printed', async () => {
    const topic = await topicOf('Aperçu')
    const content = aText(newsroom, { title: "L'aube ?", topicIds: [topic.id] })
    const draft = await aDraft(newsroom, { content })
    const preview = await getPreview(newsroom.editor, draft.id, new Date())
    expect(preview).toMatchObject({
      title: 'L\u2019aube\u202f?',
      section: { slug: newsroom.section.slug },
      bylines: [{ slug: newsroom.byline.slug }],
      topics: [{ slug: topic.slug }],
    })
    const published = await publishArticle(by(newsroom.editor), {
      articleId: draft.id,
      baseVersion: draft.version,
      at: null,
      slug: 'l-aube',
      correction: '',
    })
    const shown = await getArticle(draft.id)
    expect(shown).toMatchObject({
      title: preview!.title,
      body: preview!.body,
      standfirst: preview!.standfirst,
    })
    expect(published.href).toBe(`/${newsroom.section.slug}/l-aube`)
  })

  test('is shown to nobody whom the draft does not concern', async () => {
    const draft = await aDraft(newsroom)
    expect(await getPreview(newsroom.author, draft.id, new Date())).toBeNull()
    expect(await getPreview(newsroom.moderator, draft.id, new Date())).toBeNull()
  })

  test('every revision can be read again by whoever may read the article', async () => {
    const article = await aPublishedArticle(newsroom)
    const [revision] = await listRevisions(newsroom.editor, article.id)
    expect(revision).toMatchObject({ kind: 'published', number: 1, createdBy: newsroom.editor.name })
    expect((await getRevisionContent(newsroom.editor, revision!.id))?.title).toBe(article.content.title)
    expect(await getRevisionContent(newsroom.author, revision!.id)).toBeNull()
    expect(await getRevisionContent(newsroom.moderator, revision!.id)).toBeNull()
  })

  test('a published revision stays as it was, whatever is written after it', async () => {
    const article = await aPublishedArticle(newsroom)
    const [revision] = await listRevisions(newsroom.editor, article.id)
    const before = await getRevisionContent(newsroom.editor, revision!.id)
    await saveDraft(by(newsroom.editor), {
      articleId: article.id,
      baseVersion: article.version,
      content: { ...article.content, title: 'Tout autre chose' },
      overwrite: false,
    })
    expect(await getRevisionContent(newsroom.editor, revision!.id)).toEqual(before)
  })

  test('pickers offer what exists', async () => {
    const pickers = await listPickers()
    expect(ids(pickers.sections)).toContain(newsroom.section.id)
    expect(ids(pickers.bylines)).toContain(newsroom.byline.id)
  })
})
