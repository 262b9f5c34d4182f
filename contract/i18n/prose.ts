import type { Locale } from '#lib/locale.ts'
import en from './prose/en.json' with { type: 'json' }
import fr from './prose/fr.json' with { type: 'json' }

/** The first texts of the pages a publisher owes: long, and apart from the short messages of the interface. */
export type ProsePage = keyof typeof fr
export type ProseSection = { heading: string; paragraphs: string[]; list: string[] }
export type Prose = {
  title: string
  description: string
  lead: string
  sections: ProseSection[]
}

const pages: Record<Locale, Record<ProsePage, Prose>> = { fr, en }

/** `[[nom]]` and its like stand for what the settings know, `[words](/address)` for links. */
export const prose = (locale: Locale, page: ProsePage): Prose => pages[locale][page]
