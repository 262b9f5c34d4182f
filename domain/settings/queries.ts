import { publicDb } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { publicSettings } from '#db/schema/public.ts'
import { defaultSettings, type SiteSettings } from './settings.ts'

/** The hour by which a page for readers is printed: that of the views it is made of. */
export const readersNow = (): Promise<Date> => databaseNow(publicDb())

/** The identity of the newspaper; what was never set has its default. */
export async function getSettings(): Promise<SiteSettings> {
  const [row] = await publicDb().select({ value: publicSettings.value }).from(publicSettings).limit(1)
  return { ...defaultSettings, ...(row?.value as Partial<SiteSettings> | undefined) }
}
