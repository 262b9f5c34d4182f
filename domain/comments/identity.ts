import { eq, isNull, sql } from 'drizzle-orm'
import { messages } from '#contract/i18n/messages.ts'
import type { Tx } from '#db/client.ts'
import { bylines, users } from '#db/schema/people.ts'
import type { Signal } from '#domain/moderation/signals/signal.ts'
import { foldName, isReservedName } from './name.ts'

type Reader = Pick<Tx, 'select'>

/**
 * Under which name a colleague comments: that of their byline, or of their account. It is never typed: what readers are told
 * about who speaks comes from the row.
 */
export async function publicIdentity(
  db: Reader,
  userId: string,
): Promise<{ name: string; email: string } | null> {
  const [row] = await db
    .select({ name: sql<string>`coalesce(${bylines.name}, ${users.name})`, email: users.email })
    .from(users)
    .leftJoin(bylines, eq(bylines.id, users.bylineId))
    .where(eq(users.id, userId))
  return row ?? null
}

/** What the desk calls itself in front of readers. */
const deskNames = Object.values(messages).flatMap(({ thread, moderation }) => [thread.desk, moderation.title])

/** A guest under the name of a colleague, of who signs here, or of the desk: for the moderator to see. */
export async function borrowedName(db: Reader, name: string): Promise<Signal[]> {
  // A typed name that folds to nothing is nobody's.
  if (foldName(name) === '') return []
  const [people, signing] = await Promise.all([
    db.select({ name: users.name }).from(users).where(isNull(users.disabledAt)),
    db.select({ name: bylines.name }).from(bylines),
  ])
  const reserved = [...people, ...signing].map((one) => one.name)
  const isBorrowed = isReservedName(name, [...deskNames, ...reserved])
  // Enough to keep it from appearing at once, and not enough to be taken for a script: namesakes exist.
  return isBorrowed ? [{ code: 'colleague_name', weight: 2, evidence: {} }] : []
}
