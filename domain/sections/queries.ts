import { asc, eq } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicSections } from '#db/schema/public.ts'
import type { SectionView } from '#domain/articles/view.ts'
import { slugPattern } from '#lib/slug.ts'

const columns = {
  id: publicSections.id,
  slug: publicSections.slug,
  name: publicSections.name,
  description: publicSections.description,
} as const

export async function getSection(slug: string): Promise<SectionView | null> {
  if (!slugPattern.test(slug)) return null
  const [section] = await publicDb().select(columns).from(publicSections).where(eq(publicSections.slug, slug))
  return section ?? null
}

/** All sections, in the order of the masthead. */
export async function listSections(): Promise<SectionView[]> {
  return publicDb()
    .select(columns)
    .from(publicSections)
    .orderBy(asc(publicSections.position), asc(publicSections.name))
}
