import { translator } from '#contract/i18n/translator.ts'
import { languageHeader } from '#contract/public-addresses.ts'
import { tidySuggestion } from '#contract/search-query.ts'
import { endpoint } from '#domain/endpoint.ts'
import { type SuggestionKind, suggest } from '#domain/search/suggestions.ts'
import { getSettings } from '#domain/settings/queries.ts'

export const dynamic = 'force-dynamic'

/** For public/search.js, while a question is being typed. Its words are said here, in the language of the site. */
export const GET = endpoint({ public: true }, async (request) => {
  const typed = tidySuggestion(new URL(request.url).searchParams.get('q') ?? '')
  const { language } = await getSettings()
  const t = translator(language)
  const kinds: Record<SuggestionKind, string> = {
    section: t('search.kind_section'),
    topic: t('search.kind_topic'),
    byline: t('search.kind_byline'),
    article: t('search.kind_article'),
    word: t('search.kind_word'),
  }
  const found = await suggest(typed, language)
  return Response.json(
    {
      label: t('search.suggestions', { count: found.length }),
      items: found.map(({ kind, text, href }) => ({ kind: kinds[kind], text, href })),
    },
    { headers: { [languageHeader]: language } },
  )
})
