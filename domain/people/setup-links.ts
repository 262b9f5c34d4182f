import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { demoRows } from '#db/schema/demo.ts'
import { setupLinks, users } from '#db/schema/people.ts'
import { AppError } from '#domain/errors.ts'
import { env } from '#lib/env.ts'
import { isSessionToken } from './session.ts'

const hour = 3_600_000
/** An invitation is used the same day or asked for again. */
const linkHours = 24
/** The first administrator's link stays good until it is used: nobody else could send another. */
const firstLinkHours = 24 * 365 * 10

const digest = (token: string): Uint8Array => createHash('sha256').update(token).digest()
export const setupHref = (token: string): string => `${env().siteUrl}/connexion/inscription?jeton=${token}`

/** A one-time link for an account, or for the first administrator. Older ones of the same account die. Answers with its token. */
export async function createSetupLink(tx: Tx, userId: string | null, given?: Date): Promise<string> {
  await tx.delete(setupLinks).where(ofAccount(userId))
  return addSetupLink(tx, userId, given)
}

/** One more for the same account: whichever is used first, the others end with it. Answers with its token. */
export async function addSetupLink(tx: Tx, userId: string | null, given?: Date): Promise<string> {
  const now = given ?? (await databaseNow(tx))
  const token = randomBytes(32).toString('base64url')
  await tx.insert(setupLinks).values({
    tokenHash: digest(token),
    userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + (userId ? linkHours : firstLinkHours) * hour),
  })
  return token
}

/** Ends a link that was given to nobody. */
export async function removeSetupLink(tx: Tx, token: string): Promise<void> {
  await tx.delete(setupLinks).where(eq(setupLinks.tokenHash, digest(token)))
}

/** The account a link is for, with the link held until this transaction ends; used up, too old or made up: refused. */
export async function redeemLink(tx: Tx, token: string, now: Date): Promise<{ userId: string | null }> {
  if (!isSessionToken(token)) throw new AppError('auth.link_invalid')
  const [link] = await tx
    .update(setupLinks)
    .set({ usedAt: now })
    .where(
      and(eq(setupLinks.tokenHash, digest(token)), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, now)),
    )
    .returning({ userId: setupLinks.userId })
  if (!link) throw new AppError('auth.link_invalid')
  await tx.delete(setupLinks).where(and(ofAccount(link.userId), isNull(setupLinks.usedAt)))
  return link
}

const ofAccount = (userId: string | null) =>
  userId ? eq(setupLinks.userId, userId) : isNull(setupLinks.userId)

/** The link and the account it is for, without using it up; null when it opens nothing. */
export async function findLink(db: Pick<Tx, 'select'>, token: unknown, now: Date) {
  if (!isSessionToken(token)) return null
  const [link] = await db
    .select({
      userId: setupLinks.userId,
      name: users.name,
      email: users.email,
      disabledAt: users.disabledAt,
      isDemo: sql<boolean>`${demoRows.id} is not null`,
    })
    .from(setupLinks)
    .leftJoin(users, eq(users.id, setupLinks.userId))
    .leftJoin(demoRows, eq(demoRows.id, users.id))
    .where(
      and(eq(setupLinks.tokenHash, digest(token)), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, now)),
    )
  return link && !link.disabledAt ? link : null
}
