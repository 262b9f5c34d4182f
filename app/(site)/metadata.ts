import type { Metadata } from 'next'
import { isolate } from '#lib/direction.ts'
import type { Site } from './site.ts'

type Page = {
  title: string
  description: string
  /** Its one address. */
  path: string
  feed?: { href: string; title: string }
  picture?: { url: string; width: number; height: number; alt: string } | null
  article?: {
    publishedTime: string
    modifiedTime: string
    authors: string[]
    section: string
    tags: string[]
  }
}

const openGraphLocales = { fr: 'fr_FR', en: 'en_GB' }

/** What search engines, feed readers and shared links are told about a page. */
export function describePage({ settings }: Site, page: Page): Metadata {
  const images = page.picture ? [page.picture] : undefined
  const shared = { title: page.title, description: page.description, images }
  return {
    title: page.path === '/' ? page.title : `${isolate(page.title)} – ${settings.name}`,
    description: page.description || undefined,
    alternates: {
      canonical: page.path,
      types: {
        'application/rss+xml': [
          { url: '/rss.xml', title: settings.name },
          ...(page.feed ? [{ url: page.feed.href, title: page.feed.title }] : []),
        ],
      },
    },
    robots: { index: true, follow: true, 'max-image-preview': 'large', 'max-snippet': -1 },
    openGraph: {
      ...shared,
      url: page.path,
      siteName: settings.name,
      locale: openGraphLocales[settings.language],
      ...(page.article ? { type: 'article', ...page.article } : { type: 'website' }),
    },
    twitter: { ...shared, card: images ? 'summary_large_image' : 'summary' },
  }
}
