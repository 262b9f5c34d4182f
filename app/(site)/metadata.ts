import type { Metadata } from 'next'
import { type FeedFormat, feedFiles, files } from '#contract/addresses.ts'
import type { CardView } from '#domain/cards/view.ts'
import { isolate } from '#lib/direction.ts'
import { env } from '#lib/env.ts'
import type { Language } from '#lib/locale.ts'
import type { Site } from './site.ts'

type Page = {
  title: string
  description: string
  /** Its one address. */
  path: string
  /** The feed of this list, by its RSS address; the other formats stand beside it. */
  feed?: { href: string; title: string }
  /** What it is written in, where that is not the language of the site. */
  language?: Language
  /** The same in other languages: `hreflang` → path. */
  alternates?: Record<string, string>
  picture?: { url: string; width: number; height: number; alt: string } | null
  article?: {
    publishedTime: string
    modifiedTime: string
    authors: string[]
    section: string
    tags: string[]
  }
}

/** Where nobody says of which country, that in which a language has its name from. */
const openGraphLocales: Readonly<Record<Language, string>> = {
  fr: 'fr_FR',
  en: 'en_GB',
  de: 'de_DE',
  nl: 'nl_NL',
  es: 'es_ES',
  it: 'it_IT',
  pt: 'pt_PT',
  ar: 'ar_AR',
  he: 'he_IL',
}

const feedTypes: Record<FeedFormat, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** The list's own feed first: a reader that takes only one is given that. */
function feedLinks(feeds: { href: string; title: string }[]) {
  const links = (Object.keys(feedTypes) as FeedFormat[]).map((format) => [
    feedTypes[format],
    feeds.map(({ href, title }) => ({ url: href.replace(feedFiles.rss, feedFiles[format]), title })),
  ])
  return Object.fromEntries(links)
}

/** A card as shared links name it; its words are its description. */
export const cardPicture = ({ path, ...size }: CardView, words: string) => ({
  url: env().siteUrl + path,
  ...size,
  alt: words,
})

/** What search engines, feed readers and shared links are told about a page. */
export function describePage({ settings, card }: Site, page: Page): Metadata {
  const picture = page.picture ?? (card && cardPicture(card, settings.name))
  const images = picture ? [picture] : undefined
  const shared = { title: page.title, description: page.description, images }
  return {
    title: page.path === '/' ? page.title : `${isolate(page.title)} – ${settings.name}`,
    description: page.description || undefined,
    alternates: {
      canonical: page.path,
      languages: page.alternates,
      types: feedLinks([...(page.feed ? [page.feed] : []), { href: files.feed, title: settings.name }]),
    },
    robots: { index: true, follow: true, 'max-image-preview': 'large', 'max-snippet': -1 },
    openGraph: {
      ...shared,
      url: page.path,
      siteName: settings.name,
      locale: openGraphLocales[page.language ?? settings.language],
      ...(page.article ? { type: 'article', ...page.article } : { type: 'website' }),
    },
    twitter: { ...shared, card: images ? 'summary_large_image' : 'summary' },
  }
}
