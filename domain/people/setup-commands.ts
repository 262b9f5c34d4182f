import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { setupLinks, users } from '#db/schema/people.ts'
import type { PublicContext } from '#domain/action.ts'
import { audit } from '#domain/audit.ts'
import { normaliseEmail } from '#domain/comments/comment.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'
import { isBlank } from '#lib/text.ts'
import { uuidv7 } from '#lib/uuid.ts'
import type { BrowserCookie } from './browser-cookie.ts'
import { issueDeviceCookie } from './device-cookie.ts'
import type { CompleteSetup } from './input.ts'
import { passwordProblem } from './password.ts'
import { hashPassword } from './password-hash.ts'
import { isSessionToken } from './session.ts'
import { endSessions } from './session-commands.ts'

const hour = 3_600_000
/** An invitation is used the same day or asked for again. */
const linkHours = 24
/** The first administrator's link stays good until it is used: nobody else could send another. */
const firstLinkHours = 24 * 365 * 10

/** Any number, always the same: whoever makes the first account holds this lock while looking whether there is one. */
const firstAdminLock = 5_407_201

const digest = (token: string): Uint8Array => createHash('sha256').update(token).digest()
export const setupHref = (token: string): string => `${env().siteUrl}/connexion/inscription?jeton=${token}`

/** A one-time link for an account, or for the first administrator. An older one of the same account dies. */
export async function createSetupLink(
  tx: Tx,
  userId: string | null,
  now: Date = new Date(),
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.delete(setupLinks).where(userId ? eq(setupLinks.userId, userId) : isNull(setupLinks.userId))
  await tx.insert(setupLinks).values({
    tokenHash: digest(token),
    userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + (userId ? linkHours : firstLinkHours) * hour),
  })
  return token
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
  return link
}

/**
 * Sets the password a link was made for, and makes this browser known to the account: a link is also the way in for who
 * is kept waiting by strangers. The hash is made first: no row is locked for as long as that takes.
 */
export async function completeSetup(
  { now }: PublicContext,
  input: CompleteSetup,
): Promise<{ email: string; device: BrowserCookie }> {
  const account = await transaction((tx) => peek(tx, input, now))
  const { name: siteName } = await getSettings()
  const problem = passwordProblem(input.password, { siteName, ...account })
  if (problem) throw new AppError(problem, { fields: { password: problem } })
  const passwordHash = await hashPassword(input.password)
  return transaction(async (tx) => {
    const { userId } = await redeemLink(tx, input.token, now)
    const id = userId ?? (await makeFirstAdmin(tx, account))
    if (userId) {
      const [user] = await tx
        .update(users)
        .set({ passwordHash })
        .where(and(eq(users.id, userId), isNull(users.disabledAt)))
        .returning({ id: users.id })
      if (!user) throw new AppError('auth.link_invalid')
      await endSessions(tx, userId)
    } else {
      await tx.update(users).set({ passwordHash }).where(eq(users.id, id))
    }
    await audit(tx, { actorId: id, event: 'user.set_up', subjectType: 'user', subjectId: id })
    return { email: account.email, device: issueDeviceCookie({ id, passwordHash }, now) }
  })
}

/** Whose password it will be, before anything is spent on it. */
async function peek(tx: Tx, input: CompleteSetup, now: Date): Promise<{ name: string; email: string }> {
  const link = await findLink(tx, input.token, now)
  if (!link) throw new AppError('auth.link_invalid')
  if (link.userId) return { name: link.name ?? '', email: link.email ?? '' }
  const email = normaliseEmail(input.email)
  const problems: Record<string, ErrorCode> = {}
  if (isBlank(input.name)) problems.name = 'field.required'
  if (isBlank(input.email)) problems.email = 'field.required'
  else if (email === null) problems.email = 'field.email'
  const [first] = Object.values(problems)
  if (first || email === null) throw new AppError(first ?? 'field.email', { fields: problems })
  return { name: input.name, email }
}

export async function findLink(db: Pick<Tx, 'select'>, token: unknown, now: Date) {
  if (!isSessionToken(token)) return null
  const [link] = await db
    .select({
      userId: setupLinks.userId,
      name: users.name,
      email: users.email,
      disabledAt: users.disabledAt,
    })
    .from(setupLinks)
    .leftJoin(users, eq(users.id, setupLinks.userId))
    .where(
      and(eq(setupLinks.tokenHash, digest(token)), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, now)),
    )
  return link && !link.disabledAt ? link : null
}

async function makeFirstAdmin(tx: Tx, account: { name: string; email: string }): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(${firstAdminLock})`)
  const [existing] = await tx.select({ id: users.id }).from(users).limit(1)
  if (existing) throw new AppError('auth.link_invalid')
  const id = uuidv7()
  await tx.insert(users).values({ id, ...account, role: 'admin' })
  return id
}
