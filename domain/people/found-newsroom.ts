import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { users } from '#db/schema/people.ts'
import { AppError } from '#domain/errors.ts'
import { record } from '#domain/events/record.ts'
import { addSection } from '#domain/sections/record.ts'
import { writeSettings } from '#domain/settings/record.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { addBylineOf } from './byline-record.ts'
import { userSetUp } from './events.ts'
import type { Founder } from './founder.ts'

/**
 * The administrator of a new newsroom with a byline, its name, and its first section: all that an article needs before
 * it can be published. Part of the transaction that found nobody in charge. Refuses with `field.taken` and what
 * refuses a section.
 */
export async function foundNewsroom(
  tx: Tx,
  { name, email, newspaper, section, passwordHash }: Omit<Founder, 'password'> & { passwordHash: string },
  now: Date,
): Promise<string> {
  const id = uuidv7()
  const made = await tx
    .insert(users)
    .values({ id, name, email, role: 'admin', passwordHash, createdAt: now })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id })
  if (made.length === 0) throw new AppError('field.taken', { fields: { email: 'field.taken' } })
  const bylineId = await addBylineOf(tx, id, name, now)
  await tx.update(users).set({ bylineId }).where(eq(users.id, id))
  await writeSettings(tx, id, { name: newspaper }, now)
  if (section !== '') await addFirstSection(tx, id, section, now)
  await record(tx, userSetUp(id, id, {}))
  return id
}

/** Its form has no field for an address: what is wrong with it is wrong with the name. */
async function addFirstSection(tx: Tx, actorId: string, name: string, now: Date): Promise<void> {
  try {
    await addSection(tx, actorId, { name, slug: '', description: '' }, now)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, { fields: { section: error.code } })
  }
}
