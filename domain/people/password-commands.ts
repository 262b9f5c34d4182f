import { eq } from 'drizzle-orm'
import { appDb, transaction } from '#db/client.ts'
import { users } from '#db/schema/people.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/action.ts'
import { audit } from '#domain/audit.ts'
import { AppError } from '#domain/errors.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { passwordProblem } from './password.ts'
import { hashPassword, passwordMatches } from './password-hash.ts'
import { endSessions } from './session-commands.ts'
import { forgetFailures, takeSignInTurn } from './throttle.ts'

/**
 * Changing one's own password asks for the current one, under the same throttle as a sign-in: a desk left open
 * must not be a place to guess it. Every other session ends.
 */
export async function changeOwnPassword(
  { viewer, sessionId }: Context & { sessionId: string | null },
  input: { current: string; next: string },
  clientAddress: string,
): Promise<{ ended: number }> {
  authorize(viewer, 'account.own')
  const [user] = await appDb().select().from(users).where(eq(users.id, viewer.id))
  if (!user) throw new AppError('auth.unauthenticated')
  await takeSignInTurn(user.email, clientAddress)
  if (!(await passwordMatches(user.passwordHash, input.current)))
    throw new AppError('auth.wrong_password', { fields: { current: 'auth.wrong_password' } })
  await forgetFailures(appDb(), user.email, clientAddress)
  const { name: siteName } = await getSettings()
  const problem = passwordProblem(input.next, { siteName, email: user.email, name: user.name })
  if (problem) throw new AppError(problem, { fields: { next: problem } })
  const passwordHash = await hashPassword(input.next)
  return transaction(async (tx) => {
    const [row] = await tx.select().from(users).where(eq(users.id, viewer.id)).for('update')
    // Changed elsewhere while this one was being hashed: the newer decision stands.
    if (!row || row.disabledAt || row.passwordHash !== user.passwordHash)
      throw new AppError('auth.unauthenticated')
    await tx.update(users).set({ passwordHash }).where(eq(users.id, viewer.id))
    const ended = await endSessions(tx, viewer.id, sessionId)
    await audit(tx, {
      actorId: viewer.id,
      event: 'user.password_changed',
      subjectType: 'user',
      subjectId: viewer.id,
    })
    return { ended }
  })
}
