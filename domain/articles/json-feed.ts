import { type Channel, type FeedArticle, type FeedItem, feedItem } from './feed-items.ts'

/** JSON Feed 1.1. */
export const jsonFeed = (channel: Channel, articles: FeedArticle[]): string =>
  jsonOf(
    channel,
    articles.map((article) => feedItem(channel, article)),
  )

export function jsonOf(channel: Channel, told: FeedItem[]): string {
  const { title, description, language, siteUrl, page, self, hub } = channel
  const items = told.map((item) => {
    return {
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.standfirst,
      // One of the two is owed: who gives the standfirst only gives that.
      ...(item.html === undefined ? { content_text: item.standfirst } : { content_html: item.html }),
      ...(item.picture ? { image: item.picture.url } : {}),
      ...(item.audio.length > 0
        ? {
            attachments: item.audio.map(({ url, type, bytes, duration }) => ({
              url,
              mime_type: type,
              size_in_bytes: bytes,
              duration_in_seconds: Math.max(1, Math.round(duration / 1_000)),
            })),
          }
        : {}),
      date_published: item.publishedAt.toISOString(),
      date_modified: item.changedAt.toISOString(),
      authors: item.authors,
      tags: [item.section],
      language: item.language ?? language,
    }
  })
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: siteUrl + page,
    feed_url: siteUrl + self,
    ...(description ? { description } : {}),
    language,
    icon: `${siteUrl}/apple-touch-icon.png`,
    ...(hub ? { hubs: [{ type: 'WebSub', url: hub }] } : {}),
    items,
  })}\n`
}
