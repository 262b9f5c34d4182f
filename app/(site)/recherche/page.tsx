import { cache } from 'react'
import { ListHeader } from '#components/article/list-header.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { SearchField } from '#components/layout/search-field.tsx'
import { type Asked, readAsked, searchFeedHref, searchHref } from '#components/search/search-address.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { tags } from '#contract/tags.ts'
import { search } from '#domain/search/queries.ts'
import type { SearchView } from '#domain/search/view.ts'
import { readersNow } from '#domain/settings/queries.ts'
import { isolate } from '#lib/direction.ts'
import { describePage } from '../metadata.ts'
import type { Query } from '../page-number.ts'
import type { Site } from '../site.ts'
import { SiteFrame } from '../site-frame.tsx'
import { siteMetadata, sitePage } from '../site-page.tsx'
import { inputOf } from './asked-input.ts'
import { Results } from './results.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Query }

/** A number of search results is nothing for other search engines. */
export const generateMetadata = siteMetadata(async (site, { searchParams }: Props) => {
  const asked = readAsked(await searchParams)
  const { q, apres } = asked
  const { t } = site.print
  const title = q ? t('search.title_for', { question: isolate(q) }) : t('search.title')
  return {
    ...describePage(site, {
      title: apres ? t('search.title_page', { title }) : title,
      description: t('search.description', { name: site.settings.name }),
      path: addressesIn(site.settings.language).search,
      ...(q ? { feed: { href: searchFeedHref(site.settings.language, asked, 'rss'), title } } : {}),
    }),
    robots: { index: false, follow: true },
  }
})

const read = cache(
  async (site: Site, asked: Asked): Promise<SearchView> => search(inputOf(asked, site.settings)),
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
          next={
            view.next
              ? searchHref(site.settings.language, { ...asked, q: view.instead ?? q }, { apres: view.next })
              : null
          }
        />
      </div>
    </SiteFrame>
  )
})
