import type { Locale } from '#lib/locale.ts'

/** What every comment of a list is shown with. */
export type ListedComments = {
  /** Address of the article. */
  href: string
  /** Of this page, where a form stands. */
  formHref: string
  isOpen: boolean
  locale: Locale
  words: { reply: string; quote: string; useful: string; report: string }
  /** Said by the reader of this page a moment ago: which comment was useful to them, or is no longer. */
  said: { id: string; isUseful: boolean; note: string } | null
}
