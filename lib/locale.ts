/** The languages a site may speak. French first: it is the reference of all messages. */
export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]

/** The languages an article, or a passage in it, may be written in. Those of the interface first. */
export const languages = [...locales, 'de', 'nl', 'es', 'it', 'pt', 'ar', 'he'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (text: unknown): text is Language => languages.some((one) => one === text)

export const directionOfLanguage = (language: Language): 'ltr' | 'rtl' =>
  language === 'ar' || language === 'he' ? 'rtl' : 'ltr'
