import { createHash, randomBytes } from 'node:crypto'
import { and, eq, ne, sql } from 'drizzle-orm'
import { appDb, type Tx } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { demoRows } from '#db/schema/demo.ts'
import { sessions, users } from '#db/schema/people.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { refusesDemoAccounts } from '#domain/demo/demo.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { env } from '#lib/env.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { type BrowserCookie, browserCookie } from './browser-cookie.ts'
import { sessionClosed, sessionOpened, sessionRevoked } from './events.ts'
import {
  isAlive,
  isSeenLongAgo,
  isSessionToken,
  sessionCookieName,
  sessionExpiry,
  shortUserAgent,
} from './session.ts'

/** Only the digest is stored: a stolen table opens nothing. */
const digest = (token: string): Uint8Array => createHash('sha256').update(token).digest()

/** A new token at every sign-in: a cookie that was planted beforehand is worth nothing. */
export async function openSession(userId: string, userAgent: string | null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await change(async (tx) => {
    const [user] = await tx
      .select({ disabledAt: users.disabledAt, now: databaseClock })
      .from(users)
      .where(eq(users.id, userId))
      .for('share')
    if (!user || user.disabledAt) throw new AppError('auth.bad_credentials')
    const { now } = user
    const id = uuidv7()
    await tx.insert(sessions).values({
      id,
      idHash: digest(token),
      userId,
      userAgent: shortUserAgent(userAgent),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionExpiry(now),
    })
    await record(tx, sessionOpened(userId, id, {}))
  })
  return token
}

/**
 * The session and the account of a cookie, as they are at this moment; null when either has ended. `now` is the
 * database's: the same answer on every machine.
 */
export async function findSession(token: unknown) {
  if (!isSessionToken(token)) return null
  const [row] = await appDb()
    .select({
      sessionId: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      userId: users.id,
      name: users.name,
      role: users.role,
      bylineId: users.bylineId,
      disabledAt: users.disabledAt,
      now: databaseClock,
      isDemo: sql<boolean>`${demoRows.id} is not null`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(demoRows, eq(demoRows.id, users.id))
    .where(eq(sessions.idHash, digest(token)))
  if (!row || row.disabledAt || !isAlive(row, row.now)) return null
  // Opened while the site had no https address yet.
  if (row.isDemo && refusesDemoAccounts(env().siteUrl)) return null
  if (isSeenLongAgo(row, row.now))
    await appDb().update(sessions).set({ lastSeenAt: row.now }).where(eq(sessions.id, row.sessionId))
  return row
}

/** Signing out: the row goes, so the cookie is worth nothing even where it was copied. */
export async function closeSession(token: unknown): Promise<void> {
  if (!isSessionToken(token)) return
  await change(async (tx) => {
    const [closed] = await tx
      .delete(sessions)
      .where(eq(sessions.idHash, digest(token)))
      .returning({ id: sessions.id, userId: sessions.userId })
    if (closed) await record(tx, sessionClosed(closed.userId, closed.id, {}))
  })
}

/** Ends what an account has open; part of the transaction of whatever made that necessary. */
export async function endSessions(tx: Tx, userId: string, except?: string | null): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(except ? and(eq(sessions.userId, userId), ne(sessions.id, except)) : eq(sessions.userId, userId))
    .returning({ id: sessions.id })
  return ended.length
}

/** Another token for the same session, as its browser is to keep it. The one before opens nothing any more. */
export async function renewToken(tx: Tx, sessionId: string): Promise<BrowserCookie> {
  const value = randomBytes(32).toString('base64url')
  const [session] = await tx
    .update(sessions)
    .set({ idHash: digest(value) })
    .where(eq(sessions.id, sessionId))
    .returning({ expires: sessions.expiresAt })
  if (!session) throw new AppError('auth.unauthenticated')
  return browserCookie({ name: sessionCookieName(env().siteUrl), value, expires: session.expires })
}

/** One of one's own devices. Another person's session is not found, and not told apart from one that ended. */
export async function revokeSession(
  { viewer }: Context,
  { sessionId }: { sessionId: string },
): Promise<null> {
  authorize(viewer, 'account.own')
  await change(async (tx) => {
    const [gone] = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, viewer.id)))
      .returning({ id: sessions.id })
    if (gone) await record(tx, sessionRevoked(viewer.id, viewer.id, { ended: 1 }))
  })
  return null
}

/** Everywhere but here. */
export async function revokeOtherSessions({
  viewer,
  sessionId,
}: Context & { sessionId: string | null }): Promise<{ ended: number }> {
  authorize(viewer, 'account.own')
  return change(async (tx) => {
    const ended = await endSessions(tx, viewer.id, sessionId)
    if (ended > 0) await record(tx, sessionRevoked(viewer.id, viewer.id, { ended }))
    return { ended }
  })
}
