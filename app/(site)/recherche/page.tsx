import { cache } from 'react'
import { ListHeader } from '#components/article/list-header.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { SearchField } from '#components/layout/search-field.tsx'
import { type Asked, readAsked, searchHref } from '#components/search/search-address.ts'
import { search as path } from '#contract/addresses.ts'
import { tags } from '#contract/tags.ts'
import { readCursor } from '#domain/search/cursor.ts'
import { search } from '#domain/search/queries.ts'
import type { SearchView } from '#domain/search/view.ts'
import { readersNow } from '#domain/settings/queries.ts'
import { isolate } from '#lib/direction.ts'
import { fromWallClock } from '#lib/zoned-hour.ts'
import { describePage } from '../metadata.ts'
import type { Query } from '../page-number.ts'
import type { Site } from '../site.ts'
import { SiteFrame } from '../site-frame.tsx'
import { siteMetadata, sitePage } from '../site-page.tsx'
import { Results } from './results.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Query }

/** A number of search results is nothing for other search engines. */
export const generateMetadata = siteMetadata(async (site, { searchParams }: Props) => {
  const { q, apres } = readAsked(await searchParams)
  const { t } = site.print
  const title = q ? t('search.title_for', { question: isolate(q) }) : t('search.title')
  return {
    ...describePage(site, {
      title: apres ? t('search.title_page', { title }) : title,
      description: t('search.description', { name: site.settings.name }),
      path,
    }),
    robots: { index: false, follow: true },
  }
})

const instantOf = (site: Site, day: string | undefined, days = 0): Date | null => {
  const start = day ? fromWallClock(`${day}T00:00`, site.print.zone) : null
  return start ? new Date(start.getTime() + days * 86_400_000) : null
}

const read = cache(
  async (site: Site, asked: Asked): Promise<SearchView> =>
    search({
      text: asked.q ?? '',
      language: site.settings.language,
      order: asked.tri === 'date' ? 'date' : 'relevance',
      section: asked.rubrique ?? null,
      topic: asked.sujet ?? null,
      byline: asked.signature ?? null,
      since: instantOf(site, asked.du),
      until: instantOf(site, asked.au, 1),
      after: asked.apres ? readCursor(asked.apres) : null,
    }),
)

export default sitePage(async (site, { searchParams }: Props) => {
  const asked = readAsked(await searchParams)
  const { t } = site.print
  const { q = '', tri } = asked
  const field = (
    <div className="max-w-[44rem] py-5">
      <SearchField t={t} id="question" value={q} kept={tri ? { tri } : {}} isLarge />
      <p className="mt-2 text-13 text-ink-2">{t('search.help')}</p>
    </div>
  )
  // Only the field itself is kept: what is found is said for a moment.
  if (q === '')
    return (
      <SiteFrame site={site} current="recherche">
        <CacheTags tags={[tags.site]} />
        <div className="sheet">
          <ListHeader title={t('search.title')} />
          {field}
        </div>
      </SiteFrame>
    )
  const [view, now] = await Promise.all([read(site, asked), readersNow()])
  return (
    <SiteFrame site={site} current="recherche">
      <div className="sheet">
        <ListHeader title={t('search.title')} />
        {field}
        <Results
          site={site}
          asked={asked}
          view={view}
          now={now}
          next={view.next ? searchHref({ ...asked, q: view.instead ?? q }, { apres: view.next }) : null}
        />
      </div>
    </SiteFrame>
  )
})
