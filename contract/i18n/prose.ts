import type { Locale } from '#lib/locale.ts'
import en from './prose/en.json' with { type: 'json' }
import fr from './prose/fr.json' with { type: 'json' }

/** The pages a publisher owes: long texts, apart from the short messages of the interface. */
export type ProsePage = keyof typeof fr
export type Prose = {
  title: string
  description: string
  lead: string
  sections: { heading: string; paragraphs: string[]; list: string[] }[]
}

const pages: Record<Locale, Record<ProsePage, Prose>> = { fr, en }

/** The text with the newspaper's name in it. */
export function prose(locale: Locale, page: ProsePage, name: string): Prose {
  const fill = (text: string) => text.replaceAll('{name}', name)
  const { title, description, lead, sections } = pages[locale][page]
  return {
    title: fill(title),
    description: fill(description),
    lead: fill(lead),
    sections: sections.map((section) => ({
      heading: fill(section.heading),
      paragraphs: section.paragraphs.map(fill),
      list: section.list.map(fill),
    })),
  }
}
