import { and, asc, count, desc, eq, isNull, max, ne, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { databaseClock, databaseNow } from '#db/clock.ts'
import { articleBylines, articles } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { bylines, sessions, users } from '#db/schema/people.ts'
import { can, type Viewer } from '#domain/access.ts'
import { toPicture } from '#domain/media/queries.ts'
import { describeDevice } from './device.ts'
import { isAlive } from './session.ts'
import { findLink } from './setup-links.ts'
import type { BylineRow, PersonView, SessionView, SetupLinkView } from './view.ts'

/** Accounts, those who can sign in first. */
export async function listPeople(viewer: Viewer): Promise<PersonView[]> {
  if (!can(viewer, 'people.manage')) return []
  const rows = await appDb()
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      bylineId: users.bylineId,
      disabledAt: users.disabledAt,
      createdAt: users.createdAt,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      lastSeenAt: max(sessions.lastSeenAt),
    })
    .from(users)
    .leftJoin(sessions, eq(sessions.userId, users.id))
    .groupBy(users.id)
    .orderBy(sql`${users.disabledAt} is not null`, asc(users.name))
  return rows.map(({ disabledAt, hasPassword, ...person }) => ({
    ...person,
    state: disabledAt ? 'disabled' : hasPassword ? 'active' : 'invited',
  }))
}

export async function listBylines(viewer: Viewer): Promise<BylineRow[]> {
  if (!can(viewer, 'byline.manage')) return []
  const rows = await appDb()
    .select({
      id: bylines.id,
      slug: bylines.slug,
      name: bylines.name,
      jobTitle: bylines.jobTitle,
      biography: bylines.biography,
      links: bylines.links,
      portrait: media,
      articles: count(articles.id),
      account: users.name,
    })
    .from(bylines)
    .leftJoin(articleBylines, eq(articleBylines.bylineId, bylines.id))
    // What was taken back before its hour signs nothing any more.
    .leftJoin(articles, and(eq(articles.id, articleBylines.articleId), ne(articles.status, 'draft')))
    .leftJoin(users, eq(users.bylineId, bylines.id))
    .leftJoin(media, and(eq(media.id, bylines.portraitId), isNull(media.withdrawnAt)))
    .groupBy(bylines.id, users.name, media.id)
    .orderBy(asc(bylines.name))
  return rows.map(({ portrait, ...row }) => ({ ...row, portrait: portrait && toPicture(portrait) }))
}

/** One's own devices, the current one first. */
export async function listOwnSessions(viewer: Viewer, currentId: string | null): Promise<SessionView[]> {
  const rows = await appDb()
    .select({ session: sessions, clock: databaseClock })
    .from(sessions)
    .where(eq(sessions.userId, viewer.id))
    .orderBy(desc(sessions.lastSeenAt))
  return rows
    .filter(({ session, clock }) => isAlive(session, clock))
    .map(({ session: row }) => ({
      id: row.id,
      device: describeDevice(row.userAgent),
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      isCurrent: row.id === currentId,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** The e-mail of one's own account: the viewer carries only what pages need everywhere. */
export async function getOwnEmail(viewer: Viewer): Promise<string> {
  const [row] = await appDb().select({ email: users.email }).from(users).where(eq(users.id, viewer.id))
  return row?.email ?? ''
}

/** Somebody can sign in: until the first set-up link is used, nobody can. */
export async function hasAccounts(): Promise<boolean> {
  const rows = await appDb().select({ id: users.id }).from(users).limit(1)
  return rows.length > 0
}

/** Whom a one-time link is for: looking does not use it up. */
export async function describeSetupLink(token: unknown): Promise<SetupLinkView | null> {
  const link = await findLink(appDb(), token, await databaseNow(appDb()))
  if (!link) return null
  if (link.userId) return { kind: 'account', name: link.name ?? '', email: link.email ?? '' }
  return (await hasAccounts()) ? null : { kind: 'first_admin' }
}
