import { cache } from 'react'
import { type Edition, editionOf } from '#components/print/print-context.ts'
import type { SectionView } from '#domain/articles/view.ts'
import { listSections } from '#domain/sections/queries.ts'
import { getSettings, readersNow } from '#domain/settings/queries.ts'
import { defaultSettings, type SiteSettings } from '#domain/settings/settings.ts'
import { isOutage } from '#lib/outage.ts'

/** What every public page prints around its content. */
export type Site = { settings: SiteSettings; sections: SectionView[]; edition: Edition }

/** Read once a page, however many of its parts ask. */
export const readSite = cache(async (): Promise<Site> => {
  const [settings, sections, now] = await Promise.all([getSettings(), listSections(), readersNow()])
  return { settings, sections, edition: editionOf(settings, now) }
})

/** For the parts that must stand without a database: the frame of an error. */
export async function readSiteOrDefaults(): Promise<Site> {
  try {
    return await readSite()
  } catch (error) {
    if (!isOutage(error)) throw error
    return { settings: defaultSettings, sections: [], edition: editionOf(defaultSettings, new Date()) }
  }
}
