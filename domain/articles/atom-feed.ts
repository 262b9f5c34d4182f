import { escapeXml } from '#lib/xml.ts'
import { type Channel, type FeedArticle, type FeedItem, feedItem, lastChange } from './feed-items.ts'

/** Atom 1.0 (RFC 4287). */
export const atomFeed = (channel: Channel, articles: FeedArticle[]): string =>
  atomOf(
    channel,
    articles.map((article) => feedItem(channel, article)),
  )

export function atomOf(channel: Channel, items: FeedItem[]): string {
  const url = (path: string) => escapeXml(`${channel.siteUrl}${path}`)
  // Every feed has a date; one without an entry has never changed.
  const changed = (lastChange(items) ?? new Date(0)).toISOString()
  const hub = channel.hub ? `\n<link rel="hub" href="${escapeXml(channel.hub)}"/>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${channel.language}">
<id>${url(channel.self)}</id>
<title>${escapeXml(channel.title)}</title>${channel.description ? `\n<subtitle>${escapeXml(channel.description)}</subtitle>` : ''}
<updated>${changed}</updated>
<author><name>${escapeXml(channel.title)}</name></author>
<link rel="alternate" type="text/html" href="${url(channel.page)}"/>
<link rel="self" type="application/atom+xml" href="${url(channel.self)}"/>${hub}
${items.map(entry).join('\n')}
</feed>
`
}

function entry(item: FeedItem): string {
  const lines = [
    `<id>${item.id}</id>`,
    `<title>${escapeXml(item.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(item.url)}"/>`,
    `<published>${item.publishedAt.toISOString()}</published>`,
    `<updated>${item.changedAt.toISOString()}</updated>`,
    ...item.authors.map(
      ({ name, url }) =>
        `<author><name>${escapeXml(name)}</name>${url ? `<uri>${escapeXml(url)}</uri>` : ''}</author>`,
    ),
    `<category term="${escapeXml(item.section)}"/>`,
    `<summary>${escapeXml(item.standfirst)}</summary>`,
    ...(item.html === undefined ? [] : [`<content type="html">${escapeXml(item.html)}</content>`]),
    ...item.audio.map(
      ({ url, type, bytes }) =>
        `<link rel="enclosure" type="${type}" length="${bytes}" href="${escapeXml(url)}"/>`,
    ),
    // Atom has no word for a picture; its readers take an enclosure.
    ...(item.picture
      ? [`<link rel="enclosure" type="${item.picture.type}" href="${escapeXml(item.picture.url)}"/>`]
      : []),
  ]
  // What is said for all of the feed is not said again of each.
  const own = item.language ? ` xml:lang="${item.language}"` : ''
  return `<entry${own}>\n${lines.join('\n')}\n</entry>`
}
