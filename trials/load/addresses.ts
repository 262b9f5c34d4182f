import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import type { Product } from '#testing/product.ts'
import type { Addresses } from './questions.ts'

/** What the site has to offer. */
export async function findAddresses(site: Product): Promise<Addresses> {
  const sql = postgres(site.ownerUrl(), { max: 1, onnotice: () => {} })
  try {
    const articles = await sql<{ id: string; path: string; comments_open: boolean }[]>`
      select id, '/' || section_slug || '/' || slug as path, comments_open from public_articles
      order by published_at desc limit 200`
    const [longest] = await sql<{ path: string }[]>`
      select '/' || section_slug || '/' || slug as path from public_articles order by comment_count desc limit 1`
    const sections = await sql<{ slug: string }[]>`select distinct section_slug as slug from public_articles`
    return {
      host: new URL(site.origin).host,
      pages: [
        '/',
        '/derniers-articles',
        ...sections.map(({ slug }) => `/${slug}`),
        ...articles.map(({ path }) => path),
      ],
      longest: longest!.path,
      feeds: ['/rss.xml', '/sitemap.xml', ...sections.map(({ slug }) => `/${slug}/rss.xml`)],
      assets: builtFiles(),
      openArticles: articles.filter((article) => article.comments_open).map(({ id }) => id),
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function builtFiles(): string[] {
  const folder = fileURLToPath(new URL('../../.next/static', import.meta.url))
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/_next/static${`${entry.parentPath}/${entry.name}`.slice(folder.length)}`)
    .slice(0, 20)
}
