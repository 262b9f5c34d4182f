import { addressesIn } from '#contract/public-addresses.ts'
import { type AudioView, audioTypes } from '#domain/media/audio.ts'
import type { Language, Locale } from '#lib/locale.ts'
import { type ArticleSummary, articleHref } from './view.ts'

/** What a feed is of. */
export type Channel = {
  title: string
  description: string
  language: Locale
  siteUrl: string
  /** Paths on this site: the page the feed is of, and the feed itself. */
  page: string
  self: string
  /** Where readers of feeds may ask to be told of news (WebSub). */
  hub?: string
}

/** `html`: the whole text, where the newspaper gives it on. `mentioned`: the own articles that it points at. */
export type FeedArticle = ArticleSummary & {
  html?: string | undefined
  mentioned?: readonly string[]
  /** Sounds of its text, in their order. */
  audio?: readonly AudioView[]
}

/** An article as every format says it: absolute addresses, and an id that no new address or name changes. */
export type FeedItem = {
  id: string
  url: string
  title: string
  standfirst: string
  html: string | undefined
  publishedAt: Date
  changedAt: Date
  /** Readers who comment have no page of their own. */
  authors: { name: string; url?: string }[]
  section: string
  audio: readonly { url: string; type: string; bytes: number; duration: number }[]
  /** Where it is another one than the feed's. */
  language: Language | undefined
  picture: { url: string; type: 'image/jpeg'; width: number; height: number; alt: string } | null
}

export function feedItem({ siteUrl, language }: Channel, article: FeedArticle): FeedItem {
  return {
    id: `urn:uuid:${article.id}`,
    url: siteUrl + articleHref(article),
    title: article.title,
    standfirst: article.standfirst,
    html: article.html,
    publishedAt: article.publishedAt,
    changedAt: article.updatedAt ?? article.publishedAt,
    authors: article.bylines.map(({ name, slug }) => ({
      name,
      url: siteUrl + addressesIn(language).byline(slug),
    })),
    section: article.section.name,
    audio: (article.audio ?? []).map(({ url, format, bytes, duration }) => ({
      url,
      type: audioTypes[format],
      bytes,
      duration,
    })),
    language: article.language === language ? undefined : article.language,
    picture: picture(siteUrl, article),
  }
}

/** The last change of anything in it; null for an empty feed. */
export const lastChange = (items: readonly FeedItem[]): Date | null =>
  items.reduce<Date | null>(
    (latest, { changedAt }) => (latest && latest >= changedAt ? latest : changedAt),
    null,
  )

function picture(siteUrl: string, { lead }: ArticleSummary): FeedItem['picture'] {
  const width = lead?.widths.at(-1)
  if (!lead || width === undefined) return null
  return {
    url: `${siteUrl}/media/${lead.token}/${width}.jpg`,
    type: 'image/jpeg',
    width,
    height: Math.round((lead.height * width) / lead.width),
    alt: lead.alt,
  }
}
