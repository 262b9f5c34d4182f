import { type SQL, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleDrafts } from '#db/schema/articles.ts'

/** A search is counted so far: a word of every third article would take as long as the archive is large. */
export const mostFound = 1_000

/**
 * Rare words are looked up first, by their index: the planner takes every word it does not know for one of every two
 * hundredth article, and would walk the whole list for it. Frequent ones are soon met on that walk.
 */
export async function whereFound(q: string): Promise<SQL> {
  const matches = sql`${articleDrafts}.search @@ search_query(${q})`
  const found = await appDb()
    .select({ id: articleDrafts.articleId })
    .from(articleDrafts)
    .where(matches)
    .limit(mostFound + 1)
  if (found.length > mostFound) return matches
  return sql`${articleDrafts.articleId} = any(${`{${found.map((row) => row.id).join(',')}}`}::uuid[])`
}
