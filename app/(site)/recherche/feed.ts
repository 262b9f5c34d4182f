import { readAsked, searchQuery } from '#components/search/search-address.ts'
import { translator } from '#contract/i18n/translator.ts'
import { listNewestFound } from '#domain/search/newest.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { FeedOf } from '../feed-answer.ts'
import { inputOf } from './asked-input.ts'

/** As many as the feed of a list holds. */
const newest = 30

/** A search with its filters, newest first. It names no list and is kept for a moment only: there are as many as questions. */
export async function feedOfSearch(_: unknown, request: Request): Promise<FeedOf | null> {
  const {
    apres: _place,
    tri: _order,
    ...asked
  } = readAsked(Object.fromEntries(new URL(request.url).searchParams))
  const settings = await getSettings()
  const articles = await listNewestFound(inputOf(asked, settings), newest)
  if (!articles) return null
  return {
    list: null,
    page: ({ search }) => search,
    query: searchQuery(asked),
    name: translator(settings.language)('search.title_for', { question: asked.q ?? '' }),
    articles,
  }
}
