import { feedTags, lists } from '#contract/tags.ts'
import { rssFeed } from '#domain/articles/feed.ts'
import { listNewest } from '#domain/articles/list-queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, async () => {
  const [settings, newest] = await Promise.all([getSettings(), listNewest(30)])
  const feed = rssFeed(
    {
      title: settings.name,
      description: settings.tagline,
      language: settings.language,
      siteUrl: env().siteUrl,
      page: '/',
      self: '/rss.xml',
    },
    newest,
  )
  return new Response(feed, {
    headers: {
      'content-type': 'application/rss+xml; charset=utf-8',
      'cache-tag': feedTags(lists.all, newest).join(','),
    },
  })
})
