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
  { key, schema, defaults }: NounSettings<T>,
  given: Partial<T>,
  now: Date,
): Promise<string[]> {
  const [row] = await tx.select().from(settings).where(eq(settings.key, key)).for('update')
  const before: T = { ...defaults, ...(row?.value as Partial<T> | undefined) }
  const value = schema.parse({ ...before, ...given })
  const changed = Object.keys(value).filter((name) => value[name as keyof T] !== before[name as keyof T])
  if (changed.length > 0)
    await tx
      .insert(settings)
      .values({ key, value, updatedAt: now })
      .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: now } })
  return changed
}
