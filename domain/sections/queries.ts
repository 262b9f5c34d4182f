import { asc, eq } from 'drizzle-orm'
import { appDb, publicDb } from '#db/client.ts'
import { publicSections } from '#db/schema/public.ts'
import { sections } from '#db/schema/sections.ts'
import { slugPattern } from '#lib/slug.ts'
import { inTree } from './section.ts'
import type { SectionView } from './view.ts'

const columns = {
  id: publicSections.id,
  slug: publicSections.slug,
  name: publicSections.name,
  description: publicSections.description,
  parentId: publicSections.parentId,
} as const

export async function getSection(slug: string): Promise<SectionView | null> {
  if (!slugPattern.test(slug)) return null
  const [section] = await publicDb().select(columns).from(publicSections).where(eq(publicSections.slug, slug))
  return section ?? null
}

/**
 * The sections that readers know, each followed by its sub-sections: those that hold an article which readers see, or have a
 * sub-section that does.
 */
export async function listSections(): Promise<SectionView[]> {
  const rows = await publicDb()
    .select(columns)
    .from(publicSections)
    .orderBy(asc(publicSections.position), asc(publicSections.name))
  return inTree(rows)
}

/** The section and its sub-sections: whose articles its lists hold. */
export async function readFamily(section: SectionView): Promise<SectionView[]> {
  if (section.parentId !== null) return [section]
  const children = await publicDb()
    .select(columns)
    .from(publicSections)
    .where(eq(publicSections.parentId, section.id))
    .orderBy(asc(publicSections.position), asc(publicSections.name))
  return [section, ...children]
}

/** For desks: also the sections that no reader knows yet. */
export async function listAllSections(): Promise<SectionView[]> {
  const rows = await appDb()
    .select({
      id: sections.id,
      slug: sections.slug,
      name: sections.name,
      description: sections.description,
      parentId: sections.parentId,
    })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.name))
  return inTree(rows)
}
