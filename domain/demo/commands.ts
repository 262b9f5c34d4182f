import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import { classifierModels } from '#db/schema/classifier.ts'
import { demoRows } from '#db/schema/demo.ts'
import { media } from '#db/schema/media.ts'
import { pages } from '#db/schema/pages.ts'
import { bylines, users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { settings } from '#db/schema/site.ts'
import { topics } from '#db/schema/topics.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { afterCommit, change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { confirmTakedown } from '#domain/invalidation/takedown.ts'
import { foundNewsroom } from '#domain/people/found-newsroom.ts'
import { type Founder, founderOf } from '#domain/people/founder.ts'
import { hashPassword } from '#domain/people/password-hash.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { writeSettings } from '#domain/settings/record.ts'
import { defaultSettings, type SiteSettings } from '#domain/settings/settings.ts'
import { logger } from '#lib/log.ts'
import { isNameOf, withoutDemoIdentity } from './demo.ts'
import { discardDemoFiles, noteFiles } from './discard.ts'
import { demoEmptied } from './events.ts'
import type { EmptyDemo } from './input.ts'
import { neededIds } from './needed.ts'
import { isDemoAccount } from './queries.ts'
import { removeDemoAccounts } from './remove-accounts.ts'

/** The administrator afterwards: an account that stays. */
export type Emptied = { adminId: string }

/**
 * Takes the demo newsroom away: its articles with all their comments, its pictures, topics, bylines, sections, accounts
 * and its description of itself. What people have made since stays, with what it needs of the demo, which is theirs from
 * then on. A user who is signed in with a demo account founds the newsroom in the same transaction.
 *
 * A second call finds nothing to do. `onCommit` is told at once who is in charge. Refuses with `demo.name_differs`, and
 * with what a founder's form refuses; throws site.takedown_unconfirmed.
 */
export async function emptyDemo(
  { viewer, now }: Context,
  input: EmptyDemo,
  onCommit: (adminId: string) => Promise<void> = async () => {},
): Promise<Emptied> {
  authorize(viewer, 'settings.manage')
  const [{ name }, isOwn] = await Promise.all([getSettings(), isDemoAccount(viewer.id)])
  const { founder, fields } = isOwn ? readFounder(input) : { founder: null, fields: {} }
  // Everything at once: the form is long, and its confirmation stands at the end.
  if (!isNameOf(input.siteName, name)) fields.siteName = 'demo.name_differs'
  const [problem] = Object.values(fields)
  if (problem) throw new AppError(problem, { fields })
  const passwordHash = founder ? await hashPassword(founder.password) : ''
  return change(async (tx) => {
    let adminId = viewer.id
    // Registered first, before the takedown: a founder is signed in even where an edge does not answer.
    afterCommit(tx, () => onCommit(adminId))
    const done = await removeDemo(tx, viewer.id, founder && { ...founder, passwordHash }, now)
    if (done !== null) adminId = done
    else afterCommit(tx, () => confirmTakedown(touched.siteEmptied()))
    // What a disk refuses takes nothing back: the night tries again.
    afterCommit(tx, () =>
      discardDemoFiles().catch((error) => logger('site').error({ err: error }, 'files of the demo remain')),
    )
    return { adminId }
  })
}

type FounderWithHash = Founder & { passwordHash: string }

function readFounder(input: EmptyDemo): { founder: Founder | null; fields: Record<string, ErrorCode> } {
  try {
    return { founder: founderOf(input), fields: {} }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { founder: null, fields: { ...error.fields } }
  }
}

/** The administrator afterwards; null when there was no demo to remove. */
async function removeDemo(
  tx: Tx,
  viewerId: string,
  founder: FounderWithHash | null,
  now: Date,
): Promise<string | null> {
  const [seed] = await tx.select().from(settings).where(eq(settings.key, 'seed')).for('update')
  if (seed?.value !== 'done') return null
  // Longer than a desk ever waits: it is done once, and in one piece.
  await tx.execute(sql`set local statement_timeout = '60s'`)
  const needed = await neededIds(tx)
  await tx.execute(sql`select remove_demo_pages()`)
  const [removed] = await tx.execute<{ articles: string }>(sql`select remove_demo_articles() as articles`)
  await tx.execute(sql`select remove_demo_fronts()`)
  await tx.execute(sql`select remove_demo_policies()`)
  // What it learned of the demo's comments. From own decisions it learns again in the night.
  await tx.delete(classifierModels)
  await tx
    .update(users)
    .set({ bylineId: null })
    .where(isDemo(tx, 'user', users.id))
  await tx.delete(bylines).where(goes(tx, 'byline', bylines.id, needed))
  const gone = await tx
    .delete(media)
    .where(goes(tx, 'media', media.id, needed))
    .returning({ token: media.token })
  await tx.delete(topics).where(goes(tx, 'topic', topics.id, needed))
  await tx.delete(sections).where(goes(tx, 'section', sections.id, needed))
  await tx
    .update(articleDrafts)
    .set({ savedBy: null })
    .where(isDemo(tx, 'user', articleDrafts.savedBy))
  await tx
    .update(pages)
    .set({ savedBy: null })
    .where(isDemo(tx, 'user', pages.savedBy))
  const heirless = await tx
    .update(articles)
    .set({ ownerId: null })
    .where(isDemo(tx, 'user', articles.ownerId))
    .returning({ id: articles.id })
  const kept = await removeDemoAccounts(tx, now)
  // Those whose name stands in the history of what stays are remembered as the demo's, so that https keeps refusing them.
  await tx.delete(demoRows).where(kept.length > 0 ? notInArray(demoRows.id, kept) : undefined)

  await forgetIdentity(tx, now)
  await noteFiles(
    tx,
    gone.map(({ token }) => token),
  )
  const adminId = founder ? await foundNewsroom(tx, founder, now) : viewerId
  const ids = heirless.map(({ id }) => id)
  if (ids.length > 0) await tx.update(articles).set({ ownerId: adminId }).where(inArray(articles.id, ids))
  await tx.update(settings).set({ value: 'emptied', updatedAt: now }).where(eq(settings.key, 'seed'))
  await record(tx, demoEmptied(adminId, 'seed', { articles: Number(removed!.articles) }))
  return adminId
}

type Noun = typeof demoRows.$inferSelect.noun
type Column = Parameters<typeof inArray>[0]

const isDemo = (tx: Tx, noun: Noun, column: Column) =>
  inArray(column, tx.select({ id: demoRows.id }).from(demoRows).where(eq(demoRows.noun, noun)))

const goes = (tx: Tx, noun: Noun, column: Column, needed: string[]) =>
  needed.length > 0 ? and(isDemo(tx, noun, column), notInArray(column, needed)) : isDemo(tx, noun, column)

/** The system does it, before anybody names the newspaper anew. */
async function forgetIdentity(tx: Tx, now: Date): Promise<void> {
  const [row] = await tx.select().from(settings).where(eq(settings.key, 'site'))
  if (!row) return
  const before = { ...defaultSettings, ...(row.value as Partial<SiteSettings>) }
  await writeSettings(tx, null, withoutDemoIdentity(before), now)
}
