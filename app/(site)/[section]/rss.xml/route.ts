import { feedTags, lists } from '#contract/tags.ts'
import { rssFeed } from '#domain/articles/feed.ts'
import { listBySection } from '#domain/articles/list-queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { AppError } from '#domain/errors.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint<{ section: string }>({ public: true }, async (_request, call) => {
  const slug = call.params.section
  const [settings, found] = await Promise.all([getSettings(), listBySection(slug, 1)])
  if (!found) throw new AppError('request.not_found')
  const feed = rssFeed(
    {
      title: `${found.section.name} – ${settings.name}`,
      description: found.section.description || settings.tagline,
      language: settings.language,
      siteUrl: env().siteUrl,
      page: `/${slug}`,
      self: `/${slug}/rss.xml`,
    },
    found.articles.items,
  )
  return new Response(feed, {
    headers: {
      'content-type': 'application/rss+xml; charset=utf-8',
      'cache-tag': feedTags(lists.section(slug), found.articles.items).join(','),
    },
  })
})
