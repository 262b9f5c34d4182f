import { eq, isNull, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { messages } from '#contract/i18n/messages.ts'
import type { Tx } from '#db/client.ts'
import { bylines, users } from '#db/schema/people.ts'
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

/** Whether a guest's name is that of a colleague, of who signs here, or of the desk. */
export async function isNameBorrowed(db: Reader, name: string): Promise<boolean> {
  // A typed name that folds to nothing is nobody's.
  if (foldName(name) === '') return false
  const reserved = await unionAll(
    db.select({ name: users.name }).from(users).where(isNull(users.disabledAt)),
    db.select({ name: bylines.name }).from(bylines),
  )
  return isReservedName(name, [...deskNames, ...reserved.map((one) => one.name)])
}
