import { asc, eq, exists, inArray, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicArticleBylines, publicArticleOrder, publicAuthors } from '#db/schema/public.ts'
import type { AuthorView, BylineView } from '#domain/articles/view.ts'

const columns = {
  id: publicAuthors.id,
  slug: publicAuthors.slug,
  name: publicAuthors.name,
  jobTitle: publicAuthors.jobTitle,
  biography: publicAuthors.biography,
} as const

/** Who signed something that can be read, by name. */
export async function listAuthors(limit: number): Promise<AuthorView[]> {
  const db = publicDb()
  const signed = db
    .select({ one: sql`1` })
    .from(publicArticleBylines)
    .innerJoin(publicArticleOrder, eq(publicArticleOrder.id, publicArticleBylines.articleId))
    .where(eq(publicArticleBylines.authorId, publicAuthors.id))
  return db
    .select(columns)
    .from(publicAuthors)
    .where(exists(signed))
    .orderBy(asc(publicAuthors.name))
    .limit(limit)
}

/** The people behind the names under a title, in any order. */
export async function listAuthorsOf(bylines: readonly BylineView[]): Promise<AuthorView[]> {
  if (bylines.length === 0) return []
  const slugs = bylines.map(({ slug }) => slug)
  return publicDb().select(columns).from(publicAuthors).where(inArray(publicAuthors.slug, slugs))
}
