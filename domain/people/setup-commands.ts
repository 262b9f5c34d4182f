import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { users } from '#db/schema/people.ts'
import type { Role } from '#domain/access.ts'
import type { PublicContext } from '#domain/context.ts'
import { refusesDemoAccounts } from '#domain/demo/demo.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'
import { userSetUp } from './events.ts'
import { foundNewsroom } from './found-newsroom.ts'
import { founderOf } from './founder.ts'
import type { CompleteSetup } from './input.ts'
import { passwordProblem } from './password.ts'
import { hashPassword } from './password-hash.ts'
import { endSessions } from './session-commands.ts'
import { findLink, redeemLink } from './setup-links.ts'

/** Any number, always the same: the transaction that makes the first account holds this lock while it checks that there is none. */
const firstAdminLock = 5_407_201

/**
 * Sets the password a link was made for. For the first administrator it founds the newsroom. The hash is made first: no
 * row is locked for as long as that takes. Throws auth.link_invalid, auth.demo_account, and what a founder's form refuses.
 */
export async function completeSetup(
  { now }: PublicContext,
  input: CompleteSetup,
): Promise<{ userId: string; role: Role }> {
  const link = await transaction((tx) => findLink(tx, input.token, now))
  if (!link) throw new AppError('auth.link_invalid')
  if (link.isDemo && refusesDemoAccounts(env().siteUrl)) throw new AppError('auth.demo_account')
  const founder = link.userId ? null : founderOf(input)
  if (!founder) await refuseBadPassword(input.password, link)
  const passwordHash = await hashPassword(input.password)
  return change(async (tx): Promise<{ userId: string; role: Role }> => {
    const { userId } = await redeemLink(tx, input.token, now)
    if (userId) return setPassword(tx, userId, passwordHash)
    if (!founder) throw new AppError('auth.link_invalid')
    await refuseSecondFounder(tx)
    return { userId: await foundNewsroom(tx, { ...founder, passwordHash }, now), role: 'admin' }
  })
}

async function refuseBadPassword(
  password: string,
  link: { name: string | null; email: string | null },
): Promise<void> {
  const { name: siteName } = await getSettings()
  const problem =
    password === ''
      ? 'field.required'
      : passwordProblem(password, { siteName, name: link.name ?? '', email: link.email ?? '' })
  if (problem) throw new AppError(problem, { fields: { password: problem } })
}

async function setPassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
): Promise<{ userId: string; role: Role }> {
  const [user] = await tx
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.id, userId), isNull(users.disabledAt)))
    .returning({ role: users.role })
  if (!user) throw new AppError('auth.link_invalid')
  await endSessions(tx, userId)
  await record(tx, userSetUp(userId, userId, {}))
  return { userId, role: user.role }
}

/** Of two links that are good at the same time, one makes the first administrator. */
async function refuseSecondFounder(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${firstAdminLock})`)
  const [existing] = await tx.select({ id: users.id }).from(users).limit(1)
  if (existing) throw new AppError('auth.link_invalid')
}
