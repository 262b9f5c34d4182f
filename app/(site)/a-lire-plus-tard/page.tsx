import { SavedLists } from '#components/comfort/saved-lists.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
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
  return {
    ...describePage(site, {
      title: t('comfort.saved_title'),
      description: t('comfort.saved_description'),
      path: addressesIn(site.settings.language).comfort.saved,
    }),
    robots: { index: false, follow: true },
  }
})

/** « À lire plus tard »: the same for everybody until the device fills it in; and what is shown without a network. */
export default sitePage(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const { t } = site.print
  return (
    <SiteFrame site={site} current="a-lire-plus-tard">
      <CacheTags tags={[tags.site]} />
      <div className="sheet pt-6 md:pt-10">
        <div className="mx-auto max-w-[660px]">
          <div className="headline border-t-4 border-ink pt-4 text-34 md:text-44">
            <h1>{t('comfort.saved_title')}</h1>
          </div>
          <p className="mt-4 font-serif text-19 leading-[1.42] text-ink-2">{t('comfort.saved_lead')}</p>
          <SavedLists t={t} />
        </div>
      </div>
    </SiteFrame>
  )
})
