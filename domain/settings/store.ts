import { eq } from 'drizzle-orm'
import { appDb, publicDb, type Tx } from '#db/client.ts'
import { publicSettings } from '#db/schema/public.ts'
import { settings } from '#db/schema/site.ts'
import type { NounSettings } from './noun-settings.ts'

/** The settings of a noun; what was never set has its default. Public ones are read as a reader's page would. */
export async function readSettings<T extends object>({
  key,
  defaults,
  isPublic,
}: NounSettings<T>): Promise<T> {
  const [row] = isPublic
    ? await publicDb()
        .select({ value: publicSettings.value })
        .from(publicSettings)
        .where(eq(publicSettings.key, key))
    : await appDb().select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  return { ...defaults, ...(row?.value as Partial<T> | undefined) }
}

/**
 * Part of the transaction of a command that has checked the right. Writes the settings that are given, checked by the noun's schema. Answers with the
 * names of those that changed. What a form may refuse was refused before; a value that is wrong here is a defect.
 */
export async function changeSettings<T extends object>(
  tx: Tx,
  noun: NounSettings<T>,
  given: Partial<T>,
  now: Date,
): Promise<string[]> {
  const { before } = await lockSettings(tx, noun)
  const value = noun.schema.parse({ ...before, ...given })
  const changed = changedNames(before, value)
  if (changed.length > 0) await putSettings(tx, noun.key, value, now)
  return changed
}

/** The settings of a noun, for this transaction alone until it ends; `isStored`: somebody has set one before. */
export async function lockSettings<T extends object>(
  tx: Tx,
  { key, defaults }: NounSettings<T>,
): Promise<{ before: T; isStored: boolean }> {
  const [row] = await tx.select().from(settings).where(eq(settings.key, key)).for('update')
  return { before: { ...defaults, ...(row?.value as Partial<T> | undefined) }, isStored: row !== undefined }
}

export async function putSettings(tx: Tx, key: string, value: object, now: Date): Promise<void> {
  await tx
    .insert(settings)
    .values({ key, value, updatedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: now } })
}

export const changedNames = <T extends object>(before: T, after: T): string[] =>
  Object.keys(after).filter((name) => after[name as keyof T] !== before[name as keyof T])
