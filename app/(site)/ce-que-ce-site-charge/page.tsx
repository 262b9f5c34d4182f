import { CacheTags } from '#components/layout/cache-tags.tsx'
import { LoadsTable } from '#components/pages/loads-table.tsx'
import { addressesIn } from '#contract/public-addresses.ts'
import { tags } from '#contract/tags.ts'
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
    title: t('pages.loads_title'),
    description: t('pages.loads_description', { name: site.settings.name }),
    path: addressesIn(site.settings.language).pages.loads,
  })
})

/** « Ce que ce site charge » : every request of a page, from the list that a test holds pages to. */
export default sitePage(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const { t } = site.print
  return (
    <SiteFrame site={site} current="ce-que-ce-site-charge">
      <CacheTags tags={[tags.site]} />
      <article className="sheet pt-6 md:pt-10">
        <div className="mx-auto max-w-[880px]">
          <div className="headline border-t-4 border-ink pt-4 text-34 md:text-44">
            <h1>{t('pages.loads_title')}</h1>
          </div>
          <p className="mt-4 max-w-[660px] font-serif text-19 leading-[1.42] text-ink-2 md:text-23">
            {t('pages.loads_lead', { name: site.settings.name })}
          </p>
          <LoadsTable t={t} />
          <div className="prose mt-10">
            <h2>{t('pages.loads_not')}</h2>
            <p>{t('pages.loads_not_text')}</p>
          </div>
        </div>
      </article>
    </SiteFrame>
  )
})
