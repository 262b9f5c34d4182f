import { asc, eq } from 'drizzle-orm'
import { appDb, publicDb } from '#db/client.ts'
import { publicSections } from '#db/schema/public.ts'
import { sections } from '#db/schema/sections.ts'
import { slugPattern } from '#lib/slug.ts'
import type { SectionView } from './view.ts'

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

/** The sections of the masthead, in its order: those that hold an article which readers see. */
export async function listSections(): Promise<SectionView[]> {
  return publicDb()
    .select(columns)
    .from(publicSections)
    .orderBy(asc(publicSections.position), asc(publicSections.name))
}

/** For desks: also the sections that no reader knows yet. */
export async function listAllSections(): Promise<SectionView[]> {
  return appDb()
    .select({
      id: sections.id,
      slug: sections.slug,
      name: sections.name,
      description: sections.description,
    })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.name))
}
