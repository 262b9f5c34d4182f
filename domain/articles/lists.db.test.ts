import { beforeAll, expect, test } from 'vitest'
import {
  aNewsroom,
  aPublishedArticle,
  aSection,
  aText,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
} from '#testing/database.ts'
import { rowsReadBy } from '#testing/rows-read.ts'
import { createTopic } from '../topics/commands.ts'
import { saveDraft } from './commands.ts'
import { countDeskStates, listDeskArticles } from './desk-queries.ts'
import { listByByline, listBySection, listByTopic, listLatest } from './list-queries.ts'
import { publishArticle, unpublishArticle } from './publish-commands.ts'

let newsroom: Newsroom
let topics: { id: string; slug: string }[]
beforeAll(async () => {
  newsroom = await aNewsroom()
  topics = await Promise.all(['Crues', 'Ponts'].map((name) => createTopic(by(newsroom.editor), { name })))
})

const topicIds = (...chosen: number[]) => chosen.map((i) => topics[i]!.id)

/** What lists say of themselves, and what a count of all that readers see says. */
async function numbers() {
  const [latest, section, byline, ...ofTopics] = await Promise.all([
    listLatest(1),
    listBySection(newsroom.section.slug, 1),
    listByByline(newsroom.byline.slug, 1),
    ...topics.map(({ slug }) => listByTopic(slug, 1)),
  ])
  return [latest, section?.articles, byline?.articles, ...ofTopics.map((list) => list?.articles)].map(
    (list) => list?.total ?? 0,
  )
}
async function counted() {
  const rows = await ownerSql()<{ n: number }[]>`
    with seen as (select id, section_id from articles where status = 'published' and published_at <= now())
    select (select count(*) from seen)::int as n, 0 as place
    union all select count(*)::int, 1 from seen where section_id = ${newsroom.section.id}
    union all select count(*)::int, 2 from seen join public_article_bylines b on b.article_id = seen.id
    union all select count(*)::int, 3 from seen join article_topics t on t.article_id = seen.id and t.topic_id = ${topics[0]!.id}
    union all select count(*)::int, 4 from seen join article_topics t on t.article_id = seen.id and t.topic_id = ${topics[1]!.id}
    order by place`
  return rows.map(({ n }) => n)
}
const change = async (article: PublishedArticle, content: PublishedArticle['content']) => {
  const context = by(newsroom.editor)
  const saving = { articleId: article.id, baseVersion: article.version, content, overwrite: false }
  const { version } = await saveDraft(context, saving)
  const publishing = {
    articleId: article.id,
    baseVersion: version,
    at: null,
    slug: article.slug,
    correction: '',
  }
  return publishArticle(context, publishing)
}

test('lists know how many they hold, whatever happens to an article', async () => {
  const one = await aPublishedArticle(newsroom, { content: aText(newsroom, { topicIds: topicIds(0, 1) }) })
  const two = await aPublishedArticle(newsroom, { content: aText(newsroom, { topicIds: topicIds(0) }) })
  expect(await numbers()).toEqual([2, 2, 2, 2, 1])
  // Other topics and another section, in place.
  const elsewhere = { ...two.content, topicIds: topicIds(1), sectionId: (await aSection()).id }
  const { version } = await change(two, elsewhere)
  expect(await numbers()).toEqual([2, 1, 2, 1, 2])
  await unpublishArticle(by(newsroom.editor), { articleId: one.id, reason: 'Erreur.' })
  expect(await numbers()).toEqual([1, 0, 1, 0, 1])
  expect(await numbers()).toEqual(await counted())
  // Back, with what it had: its topics and bylines have stayed with it.
  await publishArticle(by(newsroom.editor), {
    articleId: one.id,
    baseVersion: one.version,
    at: null,
    slug: one.slug,
    correction: '',
  })
  expect(await numbers()).toEqual([2, 1, 2, 1, 2])
  expect(version).toBeGreaterThan(two.version)
})

test('an article that waits for its hour is neither listed nor counted before it, and both at it', async () => {
  const before = await numbers()
  const content = aText(newsroom, { topicIds: topicIds(0) })
  const { id } = await aPublishedArticle(newsroom, { at: inMinutes(60), content })
  expect(await numbers()).toEqual(before)
  await ownerSql()`update articles set published_at = now() where id = ${id}`
  expect(await numbers()).toEqual(before.map((n, i) => (i === 4 ? n : n + 1)))
  expect((await listByTopic(topics[0]!.slug, 1))!.articles.items[0]).toMatchObject({ id })
  expect((await listByByline(newsroom.byline.slug, 1))!.articles.items[0]).toMatchObject({ id })
})

test('publications and withdrawals at once, and the folding of lines among them, leave exact numbers', async () => {
  const content = () => aText(newsroom, { topicIds: topicIds(0, 1) })
  const made = await Promise.all(
    Array.from({ length: 8 }, () => aPublishedArticle(newsroom, { content: content() })),
  )
  await Promise.all([
    ...made
      .slice(0, 4)
      .map(({ id }) => unpublishArticle(by(newsroom.editor), { articleId: id, reason: 'Erreur.' })),
    ...Array.from({ length: 4 }, () => aPublishedArticle(newsroom, { content: content() })),
    ownerSql()`select fold_counts()`,
    ownerSql()`select fold_counts()`,
  ])
  expect(await numbers()).toEqual(await counted())
  await ownerSql()`select fold_counts()`
  expect(await numbers()).toEqual(await counted())
})

test('an article that is deleted leaves its lists with its topics and bylines', async () => {
  const { id } = await aPublishedArticle(newsroom, { content: aText(newsroom, { topicIds: topicIds(0, 1) }) })
  const before = await numbers()
  await ownerSql()`insert into demo_rows (id, noun) values (${id}, 'article')`
  await ownerSql()`select remove_demo_articles()`
  expect(await numbers()).toEqual(before.map((n) => n - 1))
  expect(await numbers()).toEqual(await counted())
})

test('the desk’s numbers are those of its articles', async () => {
  const states = await countDeskStates(newsroom.editor)
  for (const [state, n] of Object.entries(states)) {
    const { total, items } = await listDeskArticles(newsroom.editor, {
      state: state as keyof typeof states,
      page: 1,
    })
    expect([state, total, items.length]).toEqual([state, n, Math.min(n, 40)])
  }
  const all = await ownerSql()`select count(*)::int as n from articles where deleted_at is null`
  expect((await listDeskArticles(newsroom.editor, { page: 1 })).total).toBe(all[0]!.n)
})

// Ten thousand rows are made: on a machine with other work that takes a while.
test('the first page of a list costs the same with ten times as many articles; the 500th, its entries', {
  timeout: 60_000,
}, async () => {
  const sql = ownerSql()
  const content = aText(newsroom, { topicIds: topicIds(0) })
  const { id } = await aPublishedArticle(newsroom, { content, now: inMinutes(-60 * 24 * 400) })
  const copies = async (from: number, to: number) => {
    await sql`
      insert into articles select made.*
      from articles a cross join generate_series(${from}::int, ${to}::int) as n
      cross join lateral jsonb_populate_record(a, jsonb_build_object('id', md5('article' || n)::uuid,
        'slug', 'copie-' || n, 'published_at', a.published_at - n * interval '1 minute')) as made
      where a.id = ${id}`
    for (const table of ['article_topics', 'article_bylines'])
      await sql`
        insert into ${sql(table)} select made.*
        from ${sql(table)} l cross join generate_series(${from}::int, ${to}::int) as n
        cross join lateral jsonb_populate_record(l, jsonb_build_object('article_id', md5('article' || n)::uuid)) as made
        where l.article_id = ${id}`
    await sql`select fold_counts()`
    for (const table of ['articles', 'article_topics', 'article_bylines', 'list_counts'])
      await sql`vacuum analyze ${sql(table)}`
  }
  // Ten thousand of one sub-section, beside few of another and of their parent.
  const [parent, beside] = [await aSection(), await aSection()]
  await sql`update sections set parent_id = ${parent.id} where id in ${sql([newsroom.section.id, beside.id])}`
  for (const sectionId of [parent.id, beside.id])
    await aPublishedArticle(newsroom, { content: aText(newsroom, { sectionId }) })
  const read = {
    section: (page: number) => listBySection(newsroom.section.slug, page),
    family: (page: number) => listBySection(parent.slug, page),
    topic: (page: number) => listByTopic(topics[0]!.slug, page),
    byline: (page: number) => listByByline(newsroom.byline.slug, page),
    latest: (page: number) => listLatest(page),
  }
  const costs = async (page: number) => {
    const rows: Record<string, number> = {}
    for (const [list, of] of Object.entries(read)) rows[list] = await rowsReadBy('public', () => of(page))
    return rows
  }
  await copies(1, 1_000)
  const few = await costs(1)
  await copies(1_001, 10_500)
  const many = await costs(1)
  for (const list of Object.keys(read)) expect(many[list]! / few[list]!, list).toBeLessThan(1.5)
  const far = await costs(500)
  // The entries before it, and where the planner rather sorts a list that is nearly all there is, those once more.
  for (const list of Object.keys(read)) expect(far[list]! - many[list]!, list).toBeLessThan(2 * 10_500)
  expect((await listLatest(500)).items).toHaveLength(20)
  const desk = await rowsReadBy('app', () => countDeskStates(newsroom.editor))
  expect(desk).toBeLessThan(200)
})
