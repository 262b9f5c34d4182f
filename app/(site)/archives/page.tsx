import { MonthGrid } from '#components/archive/month-grid.tsx'
import { ListHeader } from '#components/article/list-header.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { addressesIn } from '#contract/public-addresses.ts'
import { mapTags } from '#contract/tags.ts'
import { countArchiveMonths } from '#domain/articles/archive-queries.ts'
import { describePage } from '../metadata.ts'
import { type Query, refusePageNumber } from '../page-number.ts'
import { SiteFrame } from '../site-frame.tsx'
import { siteMetadata, sitePage } from '../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Query }

export const generateMetadata = siteMetadata(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const { t } = site.print
  return describePage(site, {
    title: t('archives.title'),
    description: t('archives.description', { name: site.settings.name }),
    path: addressesIn(site.settings.language).pages.archives,
  })
})

/** Which years and months there are. How many in each, too: a map, so it changes with the other maps, which follow each publication. */
export default sitePage(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const { print, settings } = site
  const counts = await countArchiveMonths(print.zone)
  const months = [...counts.keys()]
  const years = Object.entries(Object.groupBy(months, (month) => month.slice(0, 4))).toReversed()
  const total = (ofYear: string[]) => ofYear.reduce((sum, month) => sum + (counts.get(month) ?? 0), 0)
  return (
    <SiteFrame site={site}>
      <CacheTags tags={mapTags} />
      <div className="sheet">
        <ListHeader
          title={print.t('archives.title')}
          description={print.t('archives.description', { name: settings.name })}
        />
        {years.length === 0 ? (
          <p className="py-8 font-serif text-19 text-ink-2">{print.t('archives.empty')}</p>
        ) : null}
        {years.map(([year, ofYear = []]) => (
          <section key={year} className="mt-8">
            <h2 className="border-t-4 border-ink pt-2 font-serif text-23 font-bold">
              <a href={addressesIn(print.locale).archive(year)} className="hover:underline">
                {year}
              </a>{' '}
              <span className="ml-2 font-sans text-14 font-normal text-ink-2">
                {print.t('archives.count', { count: total(ofYear) })}
              </span>
            </h2>
            <MonthGrid months={ofYear.toReversed()} counts={counts} print={print} />
          </section>
        ))}
      </div>
    </SiteFrame>
  )
})
