import { desc, eq, inArray } from 'drizzle-orm'
import { appDb, publicDb } from '#db/client.ts'
import { articleDrafts } from '#db/schema/articles.ts'
import { publicArticles, publicArticleOrder as visibleArticles } from '#db/schema/public.ts'
import { isBlank } from '#lib/text.ts'
import { whereFound } from './desk-search-queries.ts'
import { languageOf } from './summary.ts'
import type { Mention } from './view.ts'

/** How many a search offers: who does not find it among these says more. */
const mostOffered = 8

/** Articles by their id, under the titles that readers see. What they cannot see is not among them. */
export async function listMentions(ids: readonly string[]): Promise<Record<string, Mention>> {
  if (ids.length === 0) return {}
  const { id, slug, title, sectionSlug, sectionName } = publicArticles
  const rows = await publicDb()
    .select({ id, slug, title, sectionSlug, sectionName, language: languageOf(id) })
    .from(publicArticles)
    .where(inArray(publicArticles.id, [...ids]))
  return Object.fromEntries(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        slug: row.slug,
        title: row.title,
        language: row.language,
        section: { slug: row.sectionSlug, name: row.sectionName },
      },
    ]),
  )
}

/** Articles that readers can see and that hold these words, the newest first; without words the newest of all. */
export async function findMentions(_: unknown, { q }: { q: string }): Promise<Mention[]> {
  const found = await appDb()
    .select({ id: visibleArticles.id })
    .from(visibleArticles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, visibleArticles.id))
    .where(isBlank(q) ? undefined : await whereFound(q))
    .orderBy(desc(visibleArticles.publishedAt), desc(visibleArticles.id))
    .limit(mostOffered)
  const mentions = await listMentions(found.map(({ id }) => id))
  return found.flatMap(({ id }) => mentions[id] ?? [])
}
