import { eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { users } from '#db/schema/people.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { BrowserCookie } from './browser-cookie.ts'
import { issueDeviceCookie } from './device-cookie.ts'
import { userPasswordChanged } from './events.ts'
import { passwordProblem } from './password.ts'
import { hashPassword, passwordMatches } from './password-hash.ts'
import { endSessions, renewToken } from './session-commands.ts'
import { forgetFailures, takeGuess } from './throttle.ts'

/**
 * Changing one's own password asks for the current one, and slows guesses down as a sign-in does: a desk left open must
 * not be a place to guess it. They are counted by the session: nobody outside it can use them up. Every other session
 * ends, and so does the token of this one: a copy of it is worthless. Throws auth.throttled, auth.wrong_password.
 */
export async function changeOwnPassword(
  { viewer, sessionId, now }: Context & { sessionId: string | null },
  input: { current: string; next: string },
): Promise<{ ended: number; cookies: BrowserCookie[] }> {
  authorize(viewer, 'account.own')
  if (sessionId === null) throw new AppError('auth.unauthenticated')
  const [user] = await appDb().select().from(users).where(eq(users.id, viewer.id))
  if (!user) throw new AppError('auth.unauthenticated')
  const guesser = { device: `session ${sessionId}` }
  await takeGuess(guesser)
  if (!(await passwordMatches(user.passwordHash, input.current, { isKnown: true })))
    throw new AppError('auth.wrong_password', { fields: { current: 'auth.wrong_password' } })
  await forgetFailures(guesser)
  const { name: siteName } = await getSettings()
  const problem = passwordProblem(input.next, { siteName, email: user.email, name: user.name })
  if (problem) throw new AppError(problem, { fields: { next: problem } })
  const passwordHash = await hashPassword(input.next)
  return change(async (tx) => {
    const [row] = await tx.select().from(users).where(eq(users.id, viewer.id)).for('update')
    // Changed elsewhere while this one was being hashed: the newer decision stands.
    if (!row || row.disabledAt || row.passwordHash !== user.passwordHash)
      throw new AppError('auth.unauthenticated')
    await tx.update(users).set({ passwordHash }).where(eq(users.id, viewer.id))
    const ended = await endSessions(tx, viewer.id, sessionId)
    const session = await renewToken(tx, sessionId)
    await record(tx, userPasswordChanged(viewer.id, viewer.id, {}))
    return { ended, cookies: [session, issueDeviceCookie({ id: viewer.id, passwordHash }, now)] }
  })
}
