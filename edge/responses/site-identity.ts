import en from '#contract/i18n/messages/en/edge.json' with { type: 'json' }
import fr from '#contract/i18n/messages/fr/edge.json' with { type: 'json' }
import type { Locale } from '#lib/locale.ts'

/** Whose site this is: what it is called, and the language in which the edge speaks for it. */
export interface Identity {
  siteName: string
  language: Locale
  words: typeof fr
}

/** French is the reference: its keys are the type of the other language. */
const words: Record<Locale, typeof fr> = { fr, en }

export const identity = (siteName: string, language: Locale): Identity => ({
  siteName,
  language,
  words: words[language],
})

/**
 * Both stand in the database, which the edge must do without; and on every page that it keeps. Undefined where a page
 * does not say.
 */
export function readIdentity(page: Buffer): Identity | undefined {
  // React writes the head first; what comes after may be somebody's text.
  const head = page
    .subarray(0, 64 * 1024)
    .toString('utf8')
    .split('</head>')[0]!
  const language = /<html[^>]*\slang="(fr|en)"/.exec(head)?.[1] as Locale | undefined
  const name = /<meta property="og:site_name" content="([^"]+)"/.exec(head)?.[1]
  return language && name ? identity(asTyped(name), language) : undefined
}

/** The four that React writes in an attribute. */
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const asTyped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name]!)
