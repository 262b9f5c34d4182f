import { escapeHtml } from '#lib/html.ts'
import { escapeXml } from '#lib/xml.ts'
import { type Channel, type FeedArticle, type FeedItem, feedItem, lastChange } from './feed-items.ts'

/** RSS 2.0: the standfirst as description, and the whole text beside it where the newspaper gives it on. */
export const rssFeed = (channel: Channel, articles: FeedArticle[]): string =>
  rssOf(
    channel,
    articles.map((article) => feedItem(channel, article)),
  )

export function rssOf(channel: Channel, items: FeedItem[]): string {
  const url = (path: string) => escapeXml(`${channel.siteUrl}${path}`)
  const built = lastChange(items)?.toUTCString()
  const hub = channel.hub ? `\n<atom:link href="${escapeXml(channel.hub)}" rel="hub"/>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${escapeXml(channel.title)}</title>
<link>${url(channel.page)}</link>
<description>${described(channel.description)}</description>
<language>${channel.language}</language>${built ? `\n<lastBuildDate>${built}</lastBuildDate>` : ''}
<atom:link href="${url(channel.self)}" rel="self" type="application/rss+xml"/>${hub}
${items.map(printed).join('\n')}
</channel>
</rss>
`
}

function printed(item: FeedItem): string {
  const lines = [
    `<title>${escapeXml(item.title)}</title>`,
    `<link>${escapeXml(item.url)}</link>`,
    `<guid isPermaLink="false">${item.id}</guid>`,
    `<pubDate>${item.publishedAt.toUTCString()}</pubDate>`,
    `<category>${escapeXml(item.section)}</category>`,
    ...(item.language ? [`<dc:language>${item.language}</dc:language>`] : []),
    ...item.authors.map(({ name }) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
    `<description>${described(item.standfirst)}</description>`,
    ...(item.html === undefined ? [] : [`<content:encoded>${escapeXml(item.html)}</content:encoded>`]),
    ...enclosure(item),
    ...picture(item),
  ]
  return `<item>\n${lines.join('\n')}\n</item>`
}

/** To a feed reader a description is HTML, once the XML is read: our words are written as HTML first. */
const described = (text: string): string => escapeXml(escapeHtml(text))

/** RSS takes one: the first sound of the text. */
function enclosure({ audio: [first] }: FeedItem): string[] {
  return first
    ? [`<enclosure url="${escapeXml(first.url)}" length="${first.bytes}" type="${first.type}"/>`]
    : []
}

function picture({ picture }: FeedItem): string[] {
  if (!picture) return []
  const { url, type, width, height } = picture
  return [`<media:content url="${escapeXml(url)}" type="${type}" width="${width}" height="${height}"/>`]
}
