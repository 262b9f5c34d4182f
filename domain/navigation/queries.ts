import { asc, desc, eq, inArray } from 'drizzle-orm'
import { appDb, publicDb } from '#db/client.ts'
import { navigationVersions } from '#db/schema/pages.ts'
import { users } from '#db/schema/people.ts'
import { publicNavigation, publicPages, publicTopics } from '#db/schema/public.ts'
import { can, type Viewer } from '#domain/access.ts'
import { defaultNavigation, type Known, type Navigation, namedIds } from './navigation.ts'
import type { NavigationDesk } from './view.ts'

type ReadersNavigation = { navigation: Navigation } & Pick<Known, 'topics' | 'pages'>

/** What stands in the masthead and the footer, with the topics and pages among it that readers can see now. */
export async function readNavigation(): Promise<ReadersNavigation> {
  const [row] = await publicDb().select({ value: publicNavigation.value }).from(publicNavigation)
  const navigation = row?.value ?? defaultNavigation
  const named = namedIds(navigation)
  const [topics, pages] = await Promise.all([
    named.topics.length === 0
      ? []
      : publicDb()
          .select({ id: publicTopics.id, slug: publicTopics.slug, name: publicTopics.name })
          .from(publicTopics)
          .where(inArray(publicTopics.id, named.topics)),
    named.pages.length === 0
      ? []
      : publicDb()
          .select({ id: publicPages.id, slug: publicPages.slug, title: publicPages.title })
          .from(publicPages)
          .where(inArray(publicPages.id, named.pages)),
  ])
  return { navigation, topics, pages }
}

/** Topics that have something to read, for who chooses among them. */
export const listLinkableTopics = (limit: number): Promise<{ id: string; slug: string; name: string }[]> =>
  publicDb()
    .select({ id: publicTopics.id, slug: publicTopics.slug, name: publicTopics.name })
    .from(publicTopics)
    .orderBy(asc(publicTopics.name))
    .limit(limit)

/** As many as a person looks through; the first version of all is how the product comes, and needs no row. */
const listed = 20

export async function getNavigationDesk(viewer: Viewer): Promise<NavigationDesk | null> {
  if (!can(viewer, 'page.manage')) return null
  const rows = await appDb()
    .select({
      number: navigationVersions.number,
      value: navigationVersions.value,
      by: users.name,
      at: navigationVersions.createdAt,
    })
    .from(navigationVersions)
    .leftJoin(users, eq(users.id, navigationVersions.createdBy))
    .orderBy(desc(navigationVersions.number))
    .limit(listed)
  const [newest] = rows
  return {
    number: newest?.number ?? 0,
    navigation: newest?.value ?? defaultNavigation,
    versions: rows.map(({ number, by, at }) => ({ number, by, at })),
  }
}
