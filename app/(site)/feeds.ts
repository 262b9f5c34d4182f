import { lists } from '#contract/tags.ts'
import { listByByline, listBySection, listByTopic, listNewest } from '#domain/articles/list-queries.ts'
import type { FeedOf } from './feed-answer.ts'

/** Two days of a busy newsroom: who reads once a day misses nothing. */
const newest = 30

export async function feedOfSite(): Promise<FeedOf> {
  return { list: lists.all, page: () => '/', articles: await listNewest(newest) }
}

export async function feedOfSection({ section }: { section: string }): Promise<FeedOf | null> {
  const found = await listBySection(section, 1)
  if (!found) return null
  const { name, description } = found.section
  return {
    list: lists.section(section),
    page: () => `/${section}`,
    name,
    description,
    articles: found.articles.items,
  }
}

export async function feedOfTopic({ topic }: { topic: string }): Promise<FeedOf | null> {
  const found = await listByTopic(topic, 1)
  if (!found) return null
  return {
    list: lists.topic(topic),
    page: (addresses) => addresses.topic(topic),
    name: found.topic.name,
    articles: found.articles.items,
  }
}

export async function feedOfByline({ byline }: { byline: string }): Promise<FeedOf | null> {
  const found = await listByByline(byline, 1)
  if (!found) return null
  const { name, biography } = found.byline
  return {
    list: lists.byline(byline),
    page: (addresses) => addresses.byline(byline),
    name,
    description: biography,
    articles: found.articles.items,
  }
}
