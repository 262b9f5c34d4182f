import type { Locale } from '#lib/locale.ts'
import type { Cursor } from './cursor.ts'
import type { SearchOrder } from './view.ts'

export type SearchInput = {
  text: string
  language: Locale
  order?: SearchOrder
  /** Slugs. One that nobody knows finds nothing. */
  section?: string | null
  topic?: string | null
  byline?: string | null
  since?: Date | null
  until?: Date | null
  after?: Cursor | null
}
