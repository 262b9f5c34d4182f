import { listNewest } from '#domain/articles/list-queries.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { isOutage } from '#lib/outage.ts'

/** Three titles under the word that a page is not here. Without them it is still true, so an outage costs them only. */
export async function newestInstead(): Promise<ArticleSummary[]> {
  try {
    return await listNewest(3)
  } catch (error) {
    if (!isOutage(error)) throw error
    return []
  }
}
