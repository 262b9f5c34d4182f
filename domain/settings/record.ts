import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { settings } from '#db/schema/site.ts'
import { audit } from '#domain/audit.ts'
import { touched } from '#domain/cache.ts'
import { invalidate } from '#domain/invalidate.ts'
import { defaultSettings, type SiteSettings } from './settings.ts'

/** The row that readers see; see the view public_settings. */
export const siteKey = 'site'

/** Part of the transaction of whoever may change the identity of the newspaper; every page shows some of it. */
export async function writeSettings(
  tx: Tx,
  actorId: string | null,
  input: Partial<SiteSettings>,
  now: Date,
): Promise<void> {
  const [row] = await tx.select().from(settings).where(eq(settings.key, siteKey)).for('update')
  const before = { ...defaultSettings, ...(row?.value as Partial<SiteSettings> | undefined) }
  const value = { ...before, ...input }
  const changed = (Object.keys(input) as (keyof SiteSettings)[]).filter(
    (name) => value[name] !== before[name],
  )
  // Who confirms what it says already has decided too: the row is what tells a newspaper from one without a name.
  if (row && changed.length === 0) return
  await tx
    .insert(settings)
    .values({ key: siteKey, value, updatedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: now } })
  if (changed.length === 0) return
  await audit(tx, {
    actorId,
    event: 'settings.changed',
    subjectType: 'settings',
    subjectId: siteKey,
    detail: changed.join(', '),
  })
  await invalidate(tx, touched.siteChanged())
}
