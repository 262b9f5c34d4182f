import { asc, inArray } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicBylines } from '#db/schema/public.ts'
import type { BylineSummary, BylineView } from './view.ts'

const columns = {
  id: publicBylines.id,
  slug: publicBylines.slug,
  name: publicBylines.name,
  jobTitle: publicBylines.jobTitle,
  biography: publicBylines.biography,
} as const

/** Who signed something that can be read (the view holds nobody else), by name. */
export async function listPublicBylines(limit: number): Promise<BylineView[]> {
  return publicDb().select(columns).from(publicBylines).orderBy(asc(publicBylines.name)).limit(limit)
}

/** The people behind the names under a title, in any order. */
export async function listBylinesOf(bylines: readonly BylineSummary[]): Promise<BylineView[]> {
  if (bylines.length === 0) return []
  const slugs = bylines.map(({ slug }) => slug)
  return publicDb().select(columns).from(publicBylines).where(inArray(publicBylines.slug, slugs))
}
