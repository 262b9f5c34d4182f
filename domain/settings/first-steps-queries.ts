import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import { bylines, users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { settings } from '#db/schema/site.ts'
import { can, type Viewer } from '#domain/access.ts'

/** What a new newsroom has, and what its first article is still waiting for. */
export type FirstSteps = {
  isNamed: boolean
  sections: string[]
  bylines: string[]
  /** The byline of this viewer's own account. */
  ownByline: string | null
  /** Own work that was begun. */
  draft: { id: string; title: string } | null
  /** Whom to ask for what one may not do. */
  admins: string[]
}

/** Until the first article has been published or given an hour; null from then on. */
export async function describeFirstSteps(viewer: Viewer): Promise<FirstSteps | null> {
  if (!can(viewer, 'desk.enter')) return null
  const db = appDb()
  if (await hasPublished()) return null
  const [named, sectionRows, bylineRows, drafts, admins] = await Promise.all([
    db.select({ key: settings.key }).from(settings).where(eq(settings.key, 'site')),
    db.select({ name: sections.name }).from(sections).orderBy(asc(sections.position)),
    db.select({ id: bylines.id, name: bylines.name }).from(bylines).orderBy(asc(bylines.name)),
    db
      .select({ id: articles.id, title: articleDrafts.title })
      .from(articles)
      .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
      .where(and(eq(articles.ownerId, viewer.id), isNull(articles.deletedAt)))
      .orderBy(desc(articleDrafts.savedAt))
      .limit(1),
    listAdmins(),
  ])
  return {
    isNamed: named.length > 0,
    sections: sectionRows.map(({ name }) => name),
    bylines: bylineRows.map(({ name }) => name),
    ownByline: bylineRows.find(({ id }) => id === viewer.bylineId)?.name ?? null,
    draft: drafts[0] ?? null,
    admins,
  }
}

/** Those who may make what is missing, by name: colleagues know each other. */
export async function listAdmins(): Promise<string[]> {
  const rows = await appDb()
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), isNotNull(users.passwordHash)))
    .orderBy(asc(users.name))
    .limit(3)
  return rows.map(({ name }) => name)
}

/** Something has been published once: before that nobody can have commented. */
export async function hasPublished(): Promise<boolean> {
  const rows = await appDb()
    .select({ id: articles.id })
    .from(articles)
    .where(isNotNull(articles.publicSince))
    .limit(1)
  return rows.length > 0
}
