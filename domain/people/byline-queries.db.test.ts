import { beforeAll, expect, test } from 'vitest'
import { createTopic } from '#domain/topics/commands.ts'
import { listTopics } from '#domain/topics/queries.ts'
import {
  aByline,
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  type Newsroom,
} from '#testing/database.ts'
import { listBylinesOf, listPublicBylines } from './byline-queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

test('the map of the site names the topics and bylines of what can be read, and no others', async () => {
  const [read, planned, drafted, unused] = await Promise.all(
    ['Lecture', 'Demain', 'Secret', 'Oubli'].map((name) => createTopic(by(newsroom.editor), { name })),
  )
  const [reader, planner, drafter, silent] = await Promise.all(Array.from({ length: 4 }, () => aByline()))
  const content = (topic: typeof read, byline: typeof reader) => ({
    content: aText(newsroom, { topicIds: [topic!.id], bylineIds: [byline!.id] }),
  })
  await aPublishedArticle(newsroom, content(read, reader))
  await aPublishedArticle(newsroom, content(read, reader))
  await aPublishedArticle(newsroom, { ...content(planned, planner), at: inMinutes(60) })
  await aDraft(newsroom, content(drafted, drafter))

  const topics = (await listTopics(1_000)).map(({ slug }) => slug)
  expect(topics.filter((slug) => slug === read!.slug)).toHaveLength(1)
  for (const topic of [planned, drafted, unused]) expect(topics).not.toContain(topic!.slug)

  const bylines = (await listPublicBylines(1_000)).map(({ slug }) => slug)
  expect(bylines.filter((slug) => slug === reader!.slug)).toHaveLength(1)
  for (const byline of [planner, drafter, silent]) expect(bylines).not.toContain(byline!.slug)
  expect(await listTopics(0)).toEqual([])
})

test('the people behind the names under a title', async () => {
  const [one, two] = [await aByline(), await aByline()]
  await aPublishedArticle(newsroom, { content: aText(newsroom, { bylineIds: [one.id, two.id] }) })
  const bylines = [one, two].map(({ slug, name }) => ({ slug, name, jobTitle: '' }))
  expect((await listBylinesOf(bylines)).map(({ name }) => name).sort()).toEqual([one.name, two.name].sort())
  expect(await listBylinesOf([])).toEqual([])
})
