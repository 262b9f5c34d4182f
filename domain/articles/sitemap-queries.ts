import { asc, count, inArray } from 'drizzle-orm'
import { pages } from '#contract/addresses.ts'
import { publicDb } from '#db/client.ts'
import {
  publicArticleOrder as order,
  publicArticles,
  publicBylines,
  publicTopics,
} from '#db/schema/public.ts'
import { listSections } from '#domain/sections/queries.ts'
import { countArticles } from './list-queries.ts'
import { type Address, type MapKind, mapSize } from './sitemap.ts'

export async function countAddresses(): Promise<{ articles: number; authors: number; topics: number }> {
  const db = publicDb()
  const [articles, [authors], [topics]] = await Promise.all([
    countArticles(),
    db.select({ n: count() }).from(publicBylines),
    db.select({ n: count() }).from(publicTopics),
  ])
  return { articles, authors: authors!.n, topics: topics!.n }
}

/**
 * What one map holds. Articles oldest first: a full map changes no more, and new ones join the last. Of authors and topics,
 * the views hold those that a visible article has: a list without articles is nothing to find.
 */
export async function listAddresses(kind: MapKind, number: number): Promise<Address[]> {
  const offset = (number - 1) * mapSize
  switch (kind) {
    case 'pages':
      return Object.values(pages).map((href) => ({ href }))
    case 'sections':
      return (await listSections()).map(({ slug }) => ({ href: `/${slug}` }))
    case 'articles':
      return listArticles(offset)
    case 'authors':
      return listNames(publicBylines, '/auteurs', offset)
    case 'topics':
      return listNames(publicTopics, '/sujets', offset)
  }
}

async function listNames(
  view: typeof publicBylines | typeof publicTopics,
  folder: string,
  offset: number,
): Promise<Address[]> {
  const rows = await publicDb()
    .select({ slug: view.slug })
    .from(view)
    .orderBy(asc(view.id))
    .limit(mapSize)
    .offset(offset)
  return rows.map(({ slug }) => ({ href: `${folder}/${slug}` }))
}

/** Which ones by the index, then their addresses by id, like every list. */
async function listArticles(offset: number): Promise<Address[]> {
  const db = publicDb()
  const chosen = await db
    .select({ id: order.id })
    .from(order)
    .orderBy(asc(order.publishedAt), asc(order.id))
    .limit(mapSize)
    .offset(offset)
  if (chosen.length === 0) return []
  const ids = chosen.map(({ id }) => id)
  const rows = await db
    .select({
      id: publicArticles.id,
      slug: publicArticles.slug,
      section: publicArticles.sectionSlug,
      publishedAt: publicArticles.publishedAt,
      updatedAt: publicArticles.updatedAt,
    })
    .from(publicArticles)
    .where(inArray(publicArticles.id, ids))
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row ? [{ href: `/${row.section}/${row.slug}`, changedAt: row.updatedAt ?? row.publishedAt }] : []
  })
}
