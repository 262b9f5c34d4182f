import { asc } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicSections } from '#db/schema/public.ts'
import type { SectionView } from '#domain/articles/view.ts'

/** All sections, in the order of the masthead. */
export async function listSections(): Promise<SectionView[]> {
  return publicDb()
    .select({
      id: publicSections.id,
      slug: publicSections.slug,
      name: publicSections.name,
      description: publicSections.description,
    })
    .from(publicSections)
    .orderBy(asc(publicSections.position), asc(publicSections.name))
}
