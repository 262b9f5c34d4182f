import { type FeedFormat, feedFiles, feedHref } from '#contract/addresses.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import type { EventOf } from '#domain/events/catalogue.ts'
import { bothPlacements, type Placement, sectionLists } from '#domain/listings/placement.ts'
import type { Locale } from '#lib/locale.ts'

/** Events after which readers see something else than before. */
export const newsEvents = [
  'article.published',
  'article.updated',
  'article.appeared',
  'article.unpublished',
] as const
export type NewsEvent = EventOf<(typeof newsEvents)[number]>

/** The lists on which the article stands, or stood before. */
function placementOf(event: NewsEvent): Placement {
  switch (event.name) {
    case 'article.appeared':
      return event.payload.after
    case 'article.unpublished':
      return event.payload.before
    default:
      return bothPlacements(event.payload.before, event.payload.after)
  }
}

/** The feeds that are others now, in each format. */
export function changedFeeds(event: NewsEvent, siteUrl: string, language: Locale): string[] {
  const { topic, byline } = addressesIn(language)
  const placement = placementOf(event)
  const { topics, bylines } = placement
  const pages = [
    '/',
    ...sectionLists(placement).map((slug) => `/${slug}`),
    ...topics.map(topic),
    ...bylines.map(byline),
  ]
  const formats = Object.keys(feedFiles) as FeedFormat[]
  return [...new Set(pages)].flatMap((page) => formats.map((format) => siteUrl + feedHref(page, format)))
}

/** What a hub is told (WebSub, as hubs have taken it since PubSubHubbub 0.4): one request for all that changed. */
export function hubMessage(feeds: readonly string[]): string {
  return new URLSearchParams([['hub.mode', 'publish'], ...feeds.map((feed) => ['hub.url', feed])]).toString()
}

/** One endpoint, which passes it on to all search engines that take part. */
export const indexNowUrl = 'https://api.indexnow.org/indexnow'

export function indexNowMessage(siteUrl: string, key: string, paths: readonly string[]): string {
  return JSON.stringify({
    host: new URL(siteUrl).host,
    key,
    // At the root, so that it holds for every address of the site.
    keyLocation: `${siteUrl}/${key}.txt`,
    urlList: paths.map((path) => siteUrl + path),
  })
}
