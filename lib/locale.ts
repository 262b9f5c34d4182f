/** The languages a site may speak. French first: it is the reference of all messages. */
export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]

/** The languages an article, or a passage in it, may be written in. Those of the interface first. */
export const languages = [...locales, 'de', 'nl', 'es', 'it', 'pt', 'ar', 'he'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (text: unknown): text is Language => languages.some((one) => one === text)

export const directionOfLanguage = (language: Language): 'ltr' | 'rtl' =>
  language === 'ar' || language === 'he' ? 'rtl' : 'ltr'

/** `lang` and `dir` of what is written in another language than what is around it; nothing where they are the same. */
export function inLanguage(language: Language, around: Language): { lang?: Language; dir?: 'ltr' | 'rtl' } {
  if (language === around) return {}
  const dir = directionOfLanguage(language)
  return dir === directionOfLanguage(around) ? { lang: language } : { lang: language, dir }
}

/** The way to a translation, in its language. */
export const readIn: Readonly<Record<Language, string>> = {
  fr: 'Lire en français',
  en: 'Read in English',
  de: 'Auf Deutsch lesen',
  nl: 'In het Nederlands lezen',
  es: 'Leer en español',
  it: 'Leggi in italiano',
  pt: 'Ler em português',
  ar: 'اقرأ بالعربية',
  he: 'לקריאה בעברית',
}
