import { publicDb } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { rememberSettings } from './last-settings.ts'
import { type SiteSettings, siteSettings } from './settings.ts'
import { readSettings } from './store.ts'

/** The hour by which a page for readers is printed: that of the views it is made of. */
export const readersNow = (): Promise<Date> => databaseNow(publicDb())

/** The identity of the newspaper; what was never set has its default. */
export async function getSettings(): Promise<SiteSettings> {
  const read = await readSettings(siteSettings)
  rememberSettings(read)
  return read
}
