import { escapeHtml } from '#lib/html.ts'
import { escapeXml } from '#lib/xml.ts'
import { type ArticleSummary, articleHref } from './view.ts'

export type Channel = {
  title: string
  description: string
  language: string
  siteUrl: string
  /** Paths on this site: the page the feed is of, and the feed itself. */
  page: string
  self: string
}

/** RSS 2.0 with standfirsts: feed readers get what the front page says, and the way to the whole. */
export function rssFeed(channel: Channel, articles: ArticleSummary[]): string {
  const url = (path: string) => escapeXml(`${channel.siteUrl}${path}`)
  const items = articles.map(
    (article) => `<item>
<title>${escapeXml(article.title)}</title>
<link>${url(articleHref(article))}</link>
<guid isPermaLink="false">urn:uuid:${article.id}</guid>
<pubDate>${article.publishedAt.toUTCString()}</pubDate>
<category>${escapeXml(article.section.name)}</category>
${article.bylines.map((byline) => `<dc:creator>${escapeXml(byline.name)}</dc:creator>`).join('\n')}
<description>${described(article.standfirst)}</description>${picture(channel, article)}
</item>`,
  )
  const built = articles[0]?.publishedAt.toUTCString()
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${escapeXml(channel.title)}</title>
<link>${url(channel.page)}</link>
<description>${described(channel.description)}</description>
<language>${channel.language}</language>${built ? `\n<lastBuildDate>${built}</lastBuildDate>` : ''}
<atom:link href="${url(channel.self)}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel>
</rss>
`
}

/** To a feed reader a description is HTML, once the XML is read: our words are written as HTML first. */
const described = (text: string): string => escapeXml(escapeHtml(text))

function picture(channel: Channel, { lead }: ArticleSummary): string {
  if (!lead) return ''
  const width = lead.widths.at(-1)!
  const height = Math.round((lead.height * width) / lead.width)
  const address = escapeXml(`${channel.siteUrl}/media/${lead.token}/${width}.jpg`)
  return `\n<media:content url="${address}" type="image/jpeg" width="${width}" height="${height}"/>`
}
