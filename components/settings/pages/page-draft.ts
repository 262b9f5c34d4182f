import { documentFormat } from '#domain/articles/document.ts'
import type { PageDraftView } from '#domain/pages/view.ts'

/**
 * A plain address and not a server action, as for articles: its name outlives a new release, and the browser may finish the
 * request after the page has gone.
 */
export const pageDraftAddress = (slug: string) => `/reglages/pages/${slug}/brouillon`

const patience = 20_000

/** What the server has; null when it does not answer. */
export async function fetchPageDraft(slug: string): Promise<PageDraftView | null> {
  try {
    const response = await fetch(`${pageDraftAddress(slug)}?format=${documentFormat}`, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    const answer = (await response.json()) as { ok?: boolean; data?: PageDraftView }
    return answer.ok && answer.data ? answer.data : null
  } catch {
    return null
  }
}
