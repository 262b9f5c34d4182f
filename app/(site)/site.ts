import { cache } from 'react'
import { type PrintContext, printContextOf } from '#components/print/print-context.ts'
import { listSections } from '#domain/sections/queries.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { defaultSettings, type SiteSettings } from '#domain/settings/settings.ts'
import { isOutage } from '#lib/outage.ts'

/** What every public page prints around its content. */
export type Site = { settings: SiteSettings; sections: SectionView[]; print: PrintContext }

/** Read once a page, however many of its parts ask. */
export const readSite = cache(async (): Promise<Site> => {
  const [settings, sections] = await Promise.all([getSettings(), listSections()])
  return { settings, sections, print: printContextOf(settings) }
})

/** For the parts that must stand without a database: the frame of an error. */
export async function readSiteOrDefaults(): Promise<Site> {
  try {
    return await readSite()
  } catch (error) {
    if (!isOutage(error)) throw error
    return { settings: defaultSettings, sections: [], print: printContextOf(defaultSettings) }
  }
}
