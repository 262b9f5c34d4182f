import { and, eq, isNull, ne } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { bylines, users } from '#db/schema/people.ts'
import { authorize, type Role } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { normaliseEmail } from '#lib/email.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { addBylineOf } from './byline-record.ts'
import {
  userChanged,
  userCreated,
  userDisabled,
  userEnabled,
  userInvited,
  userLinkRenewed,
  userRoleChanged,
} from './events.ts'
import type { EditPerson, InvitePerson } from './input.ts'
import { hashPassword } from './password-hash.ts'
import { endSessions } from './session-commands.ts'
import { createSetupLink, setupHref } from './setup-links.ts'

/**
 * For the seed and for tests: an account that is ready to use, made by the system, so no right is checked. No
 * action leads here.
 */
export async function createUserWithPassword(
  given: { email: string; name: string; role: Role; bylineId?: string | null; password: string },
  now: Date = new Date(),
): Promise<{ id: string }> {
  const email = normaliseEmail(given.email)
  if (!email) throw new AppError('field.email', { fields: { email: 'field.email' } })
  const passwordHash = await hashPassword(given.password)
  return change(async (tx) => {
    const id = uuidv7()
    const { name, role, bylineId = null } = given
    await tx.insert(users).values({ id, email, name, role, bylineId, passwordHash, createdAt: now })
    await record(tx, userCreated(null, id, { role }))
    return { id }
  })
}

/** For the start of an empty site: the address where the first administrator is made. */
export async function createFirstAdminLink(): Promise<string> {
  return setupHref(await transaction((tx) => createSetupLink(tx, null)))
}

/** A new account without a password, and the link with which its owner sets one. The link is shown once. Throws field.taken, field.choice. */
export async function invitePerson(
  { viewer, now }: Context,
  input: InvitePerson,
): Promise<{ userId: string; link: string }> {
  return change(async (tx) => {
    authorize(viewer, 'people.manage')
    const { bylineId: chosen, ...person } = input
    const isNew = chosen === 'new'
    if (!isNew) await checkByline(tx, chosen, null)
    const userId = uuidv7()
    const made = await tx
      .insert(users)
      .values({ id: userId, ...person, bylineId: isNew ? null : chosen, createdAt: now })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id })
    if (made.length === 0) throw new AppError('field.taken', { fields: { email: 'field.taken' } })
    if (isNew) {
      const bylineId = await addBylineOf(tx, viewer.id, input.name, now)
      await tx.update(users).set({ bylineId }).where(eq(users.id, userId))
    }
    const token = await createSetupLink(tx, userId, now)
    await record(tx, userInvited(viewer.id, userId, { name: input.name, role: input.role }))
    return { userId, link: setupHref(token) }
  })
}

/** Another link for an account: the invitation was lost, or the password was. The old password works until it is used. */
export async function renewSetupLink(
  { viewer, now }: Context,
  input: { userId: string },
): Promise<{ link: string }> {
  return change(async (tx) => {
    authorize(viewer, 'people.manage')
    const person = await lockPerson(tx, input.userId)
    if (person.disabledAt) throw new AppError('request.not_found')
    const token = await createSetupLink(tx, person.id, now)
    await record(tx, userLinkRenewed(viewer.id, person.id, {}))
    return { link: setupHref(token) }
  })
}

/** Name, role and byline. A new role begins with a new sign-in. Throws people.self, people.last_admin, field.taken, field.choice. */
export async function editPerson({ viewer }: Context, input: EditPerson): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'people.manage')
    const admins = await lockAdmins(tx)
    const person = await lockPerson(tx, input.userId)
    const changesRole = person.role !== input.role
    if (changesRole) {
      if (person.id === viewer.id) throw new AppError('people.self', { fields: { role: 'people.self' } })
      refuseLastAdmin(admins, person.id)
    }
    await checkByline(tx, input.bylineId, person.id)
    const { name, role, bylineId } = input
    await tx.update(users).set({ name, role, bylineId }).where(eq(users.id, person.id))
    if (changesRole) await endSessions(tx, person.id)
    await record(
      tx,
      changesRole
        ? userRoleChanged(viewer.id, person.id, { name, from: person.role, to: role })
        : userChanged(viewer.id, person.id, { name }),
    )
    return null
  })
}

/** Nobody is deleted: what they wrote and decided keeps its author. Throws people.self, people.last_admin. */
export async function disablePerson({ viewer, now }: Context, input: { userId: string }): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'people.manage')
    const admins = await lockAdmins(tx)
    const person = await lockPerson(tx, input.userId)
    if (person.id === viewer.id) throw new AppError('people.self')
    refuseLastAdmin(admins, person.id)
    if (person.disabledAt) return null
    await tx.update(users).set({ disabledAt: now }).where(eq(users.id, person.id))
    await endSessions(tx, person.id)
    await record(tx, userDisabled(viewer.id, person.id, {}))
    return null
  })
}

export async function enablePerson({ viewer }: Context, input: { userId: string }): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'people.manage')
    const person = await lockPerson(tx, input.userId)
    if (!person.disabledAt) return null
    await tx.update(users).set({ disabledAt: null }).where(eq(users.id, person.id))
    await record(tx, userEnabled(viewer.id, person.id, {}))
    return null
  })
}

/** Always in this order, administrators first: two of them dismissing each other wait instead of deadlocking. */
async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)))
    .orderBy(users.id)
    .for('update')
  return rows.map((row) => row.id)
}

async function lockPerson(tx: Tx, id: string) {
  const [person] = await tx.select().from(users).where(eq(users.id, id)).for('update')
  if (!person) throw new AppError('request.not_found')
  return person
}

/** A site that nobody may administer could not be repaired from inside. */
function refuseLastAdmin(admins: string[], personId: string): void {
  if (admins.length === 1 && admins[0] === personId) throw new AppError('people.last_admin')
}

/** A byline belongs to one account at most, or two people would sign with one name. */
async function checkByline(tx: Tx, bylineId: string | null, ownerId: string | null): Promise<void> {
  if (!bylineId) return
  const [byline] = await tx
    .select({ id: bylines.id })
    .from(bylines)
    .where(eq(bylines.id, bylineId))
    // Two who give one byline take turns; an article that is being published with it is in nobody's way.
    .for('no key update')
  if (!byline) throw new AppError('field.choice', { fields: { bylineId: 'field.choice' } })
  const others = ownerId
    ? and(eq(users.bylineId, bylineId), ne(users.id, ownerId))
    : eq(users.bylineId, bylineId)
  const [taken] = await tx.select({ id: users.id }).from(users).where(others).limit(1)
  if (taken) throw new AppError('field.taken', { fields: { bylineId: 'field.taken' } })
}
