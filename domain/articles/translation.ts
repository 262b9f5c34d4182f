import type { Language } from '#lib/locale.ts'

/** An article in one of its languages, as far as readers see it. */
export type Translation = { id: string; language: Language; href: string }

/**
 * Where a reader of none of these languages is sent (`x-default`): the article in the language of the site, which all the
 * pages around it speak; where there is none, the first of them by its language's place in our list. Null for an article
 * that stands alone.
 */
export function defaultTranslation(
  translations: readonly Translation[],
  siteLanguage: Language,
): Translation | null {
  if (translations.length < 2) return null
  return translations.find(({ language }) => language === siteLanguage) ?? translations[0]!
}

/** `hreflang` → path, for a page and for the map: every language of the group, its own too, and the default. */
export function alternatesOf(
  translations: readonly Translation[],
  siteLanguage: Language,
): Record<string, string> {
  const fallback = defaultTranslation(translations, siteLanguage)
  if (!fallback) return {}
  return {
    ...Object.fromEntries(translations.map(({ language, href }) => [language, href])),
    'x-default': fallback.href,
  }
}

/** Whether two articles of these would be in one language. */
export const clashes = (languages: readonly Language[]): boolean => new Set(languages).size < languages.length
