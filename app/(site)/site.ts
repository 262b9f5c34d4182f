import { cache } from 'react'
import { navigationWords } from '#components/navigation/words.ts'
import { type PrintContext, printContextOf } from '#components/print/print-context.ts'
import { findSiteCard } from '#domain/cards/queries.ts'
import type { CardView } from '#domain/cards/view.ts'
import { defaultNavigation, type NavigationView, navigationView } from '#domain/navigation/navigation.ts'
import { readNavigation } from '#domain/navigation/queries.ts'
import { listSections } from '#domain/sections/queries.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { lastSettings } from '#domain/settings/last-settings.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { isOutage } from '#lib/outage.ts'

/** What every public page prints around its content. */
export type Site = {
  settings: SiteSettings
  sections: SectionView[]
  navigation: NavigationView
  print: PrintContext
  /** What a link to a page looks like that has no card of its own; null until it is drawn. */
  card: CardView | null
}

/** Read once a page, however many of its parts ask. */
export const readSite = cache(async (): Promise<Site> => {
  const [settings, sections, { navigation, topics, pages }, card] = await Promise.all([
    getSettings(),
    listSections(),
    readNavigation(),
    findSiteCard(),
  ])
  const print = printContextOf(settings)
  const { contactEmail, language } = settings
  const known = { sections, topics, pages, contactEmail, language, words: navigationWords(print.t) }
  return { settings, sections, navigation: navigationView(navigation, known), print, card }
})

/** For the parts that must stand without a database: the frame of an error. */
export async function readSiteOrDefaults(): Promise<Site> {
  try {
    return await readSite()
  } catch (error) {
    if (!isOutage(error)) throw error
    const settings = lastSettings()
    const print = printContextOf(settings)
    const nothing = { sections: [], topics: [], pages: [], contactEmail: '' }
    const known = { ...nothing, language: print.locale, words: navigationWords(print.t) }
    return {
      settings,
      sections: [],
      navigation: navigationView(defaultNavigation, known),
      print,
      card: null,
    }
  }
}
