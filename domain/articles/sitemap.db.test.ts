import { beforeAll, expect, test } from 'vitest'
import { createTopic } from '#domain/topics/commands.ts'
import {
  aByline,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { unpublishArticle } from './publish-commands.ts'
import { countAddresses, listAddresses } from './sitemap-queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const hrefs = async (kind: Parameters<typeof listAddresses>[0], number = 1) =>
  (await listAddresses(kind, number)).map(({ href }) => href)

test('maps hold what readers can see: articles oldest first, who signs, what is written about', async () => {
  const first = await aPublishedArticle(newsroom)
  const second = await aPublishedArticle(newsroom)
  const planned = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  const gone = await aPublishedArticle(newsroom)
  await unpublishArticle(by(newsroom.editor), { articleId: gone.id, reason: 'Erreur.' })
  const found = await hrefs('articles')
  const { slug } = newsroom.section
  const places = [first, second].map((article) => found.indexOf(`/${slug}/${article.slug}`))
  expect(places[0]).toBeGreaterThanOrEqual(0)
  expect(places[1]).toBeGreaterThan(places[0]!)
  for (const hidden of [planned, gone]) expect(found).not.toContain(`/${slug}/${hidden.slug}`)
  expect(await hrefs('authors')).toContain(`/auteurs/${newsroom.byline.slug}`)
  expect(await hrefs('sections')).toContain(`/${slug}`)
  expect(await hrefs('pages')).toEqual(expect.arrayContaining(['/', '/derniers-articles']))
  const counts = await countAddresses()
  expect([counts.articles, counts.authors]).toEqual([found.length, (await hrefs('authors')).length])
  expect(await hrefs('articles', 2)).toEqual([])
})

test('a topic is in them once an article that readers see is about it', async () => {
  const topic = await createTopic(by(newsroom.editor), { name: 'Les crues de la Loire' })
  const planned = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  await ownerSql()`insert into article_topics (article_id, topic_id, position) values (${planned.id}, ${topic.id}, 0)`
  expect(await hrefs('topics')).not.toContain(`/sujets/${topic.slug}`)
  const shown = await aPublishedArticle(newsroom)
  await ownerSql()`insert into article_topics (article_id, topic_id, position) values (${shown.id}, ${topic.id}, 0)`
  expect(await hrefs('topics')).toContain(`/sujets/${topic.slug}`)
  expect((await countAddresses()).topics).toBe((await hrefs('topics')).length)
})

test('a byline is in them once readers see an article that it signs, and counted with them', async () => {
  const byline = await aByline()
  const content = aText(newsroom, { bylineIds: [byline.id] })
  const planned = await aPublishedArticle(newsroom, { content, at: inMinutes(60) })
  expect(await hrefs('authors')).not.toContain(`/auteurs/${byline.slug}`)
  const { authors } = await countAddresses()
  await ownerSql()`update articles set published_at = now() where id = ${planned.id}`
  expect(await hrefs('authors')).toContain(`/auteurs/${byline.slug}`)
  expect((await countAddresses()).authors).toBe(authors + 1)
})
