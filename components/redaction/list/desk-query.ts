import type { DeskState } from '#domain/articles/article.ts'
import { cleanLine } from '#lib/text.ts'

export const deskStates = [
  'writing',
  'in_review',
  'scheduled',
  'published',
  'published_writing',
  'published_in_review',
  'unpublished',
] as const satisfies readonly DeskState[]

/** What the list is asked for, as its address says it. */
export type DeskQuery = { state?: DeskState; section?: string; mine: boolean; q: string; page: number }
type Raw = Record<string, string | string[] | undefined>

/** An address may hold anything: what no text can hold is dropped, like what no list can be asked. */
const one = (value: string | string[] | undefined) =>
  cleanLine((Array.isArray(value) ? value[0] : value) ?? '').trim()

export function parseDeskQuery(raw: Raw): DeskQuery {
  const state = deskStates.find((known) => known === one(raw.etat))
  const section = one(raw.rubrique)
  const page = Number(one(raw.page))
  return {
    ...(state && { state }),
    ...(section && { section }),
    mine: one(raw.miens) === '1',
    q: [...one(raw.q)].slice(0, 200).join(''),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** The address of the list with some of its questions changed; a change of filter starts at the first page. */
export function deskHref(query: DeskQuery, change: Partial<DeskQuery> = {}): string {
  const next = { ...query, page: 1, ...change }
  const search = new URLSearchParams()
  if (next.state) search.set('etat', next.state)
  if (next.section) search.set('rubrique', next.section)
  if (next.mine) search.set('miens', '1')
  if (next.q) search.set('q', next.q)
  if (next.page > 1) search.set('page', String(next.page))
  return search.size === 0 ? '/redaction' : `/redaction?${search}`
}

export const isFiltered = (query: DeskQuery): boolean =>
  deskHref(query, { state: undefined }) !== '/redaction'
