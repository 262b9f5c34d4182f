import { type FeedFormat, feedHref } from '#contract/addresses.ts'
import { type Addresses, addressesIn, languageHeader } from '#contract/public-addresses.ts'
import { feedTags, type List } from '#contract/tags.ts'
import { atomFeed } from '#domain/articles/atom-feed.ts'
import { rssFeed } from '#domain/articles/feed.ts'
import type { FeedArticle } from '#domain/articles/feed-items.ts'
import { withFullText } from '#domain/articles/feed-queries.ts'
import { jsonFeed } from '#domain/articles/json-feed.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { getDistribution } from '#domain/distribution/queries.ts'
import { AppError } from '#domain/errors.ts'
import { listPublicAudio } from '#domain/media/audio-queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'

/** A list of the site, as its feed needs it; the name of the newspaper goes behind that of the list. */
export type FeedOf = {
  /** Null: it stands for no list, says nothing of what it shows and is kept for a moment only. */
  list: List | null
  page: (addresses: Addresses) => string
  /** What the page is asked, and the feed as well. */
  query?: string
  name?: string
  description?: string
  articles: ArticleSummary[]
}

const printers = {
  rss: { print: rssFeed, type: 'application/rss+xml; charset=utf-8' },
  atom: { print: atomFeed, type: 'application/atom+xml; charset=utf-8' },
  json: { print: jsonFeed, type: 'application/feed+json; charset=utf-8' },
} as const

/** The feed of a list in one of the formats; the list that is not there has none. */
export function feedAnswer<P>(
  format: FeedFormat,
  read: (params: P, request: Request) => Promise<FeedOf | null>,
) {
  return async (request: Request, { params }: { params: P }): Promise<Response> => {
    const [settings, distribution, found] = await Promise.all([
      getSettings(),
      getDistribution(),
      read(params, request),
    ])
    if (!found) throw new AppError('request.not_found')
    const { siteUrl } = env()
    const told: FeedArticle[] =
      distribution.feedText === 'full'
        ? await withFullText(found.articles, { siteUrl, language: settings.language })
        : found.articles
    const heard = await listPublicAudio(told.map(({ id }) => id))
    const articles = told.map((article) => ({ ...article, audio: heard.get(article.id) ?? [] }))
    const { query = '' } = found
    const page = found.page(addressesIn(settings.language))
    const self = feedHref(page, format) + query
    // A hub is told which lists have changed, and of no search.
    const hubUrl = found.list === null ? '' : distribution.hubUrl
    const channel = {
      title: found.name ? `${found.name} – ${settings.name}` : settings.name,
      description: found.description || settings.tagline,
      language: settings.language,
      siteUrl,
      page: page + query,
      self,
      ...(hubUrl ? { hub: hubUrl } : {}),
    }
    const { print, type } = printers[format]
    return new Response(print(channel, articles), {
      headers: {
        'content-type': type,
        [languageHeader]: settings.language,
        ...(found.list === null ? {} : { 'cache-tag': feedTags(found.list, articles).join(',') }),
        // Who looks for the hub asks for the head first (WebSub §4).
        ...(hubUrl ? { link: `<${hubUrl}>; rel="hub", <${siteUrl}${self}>; rel="self"` } : {}),
      },
    })
  }
}
