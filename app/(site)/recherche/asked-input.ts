import type { Asked } from '#components/search/search-address.ts'
import { readCursor } from '#domain/search/cursor.ts'
import type { SearchInput } from '#domain/search/input.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { fromWallClock } from '#lib/zoned-hour.ts'

type Settings = Pick<SiteSettings, 'language' | 'timeZone'>

const instantOf = (zone: string, day: string | undefined, days = 0): Date | null => {
  const start = day ? fromWallClock(`${day}T00:00`, zone) : null
  return start ? new Date(start.getTime() + days * 86_400_000) : null
}

/** What an address asks, as the search reads it. Days are those of the newsroom's calendar. */
export const inputOf = (asked: Asked, { language, timeZone }: Settings): SearchInput => ({
  text: asked.q ?? '',
  language,
  order: asked.tri === 'date' ? 'date' : 'relevance',
  section: asked.rubrique ?? null,
  topic: asked.sujet ?? null,
  byline: asked.signature ?? null,
  since: instantOf(timeZone, asked.du),
  until: instantOf(timeZone, asked.au, 1),
  after: asked.apres ? readCursor(asked.apres) : null,
})
