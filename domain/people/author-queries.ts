import { asc, inArray } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicAuthors } from '#db/schema/public.ts'
import type { AuthorView, BylineView } from './view.ts'

const columns = {
  id: publicAuthors.id,
  slug: publicAuthors.slug,
  name: publicAuthors.name,
  jobTitle: publicAuthors.jobTitle,
  biography: publicAuthors.biography,
} as const

/** Who signed something that can be read (the view holds nobody else), by name. */
export async function listAuthors(limit: number): Promise<AuthorView[]> {
  return publicDb().select(columns).from(publicAuthors).orderBy(asc(publicAuthors.name)).limit(limit)
}

/** The people behind the names under a title, in any order. */
export async function listAuthorsOf(bylines: readonly BylineView[]): Promise<AuthorView[]> {
  if (bylines.length === 0) return []
  const slugs = bylines.map(({ slug }) => slug)
  return publicDb().select(columns).from(publicAuthors).where(inArray(publicAuthors.slug, slugs))
}
