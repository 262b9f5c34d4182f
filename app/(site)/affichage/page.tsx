import { DisplayForm } from '#components/comfort/display-form.tsx'
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
      title: t('comfort.display_title'),
      description: t('comfort.display_description', { name: site.settings.name }),
      path: addressesIn(site.settings.language).comfort.display,
    }),
    robots: { index: false, follow: true },
  }
})

/** « Affichage »: colours, size and typeface, each kept on the device. */
export default sitePage(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const { t } = site.print
  return (
    <SiteFrame site={site} current="affichage">
      <CacheTags tags={[tags.site]} />
      <article className="sheet pt-6 md:pt-10">
        <div className="mx-auto max-w-[660px]">
          <div className="headline border-t-4 border-ink pt-4 text-34 md:text-44">
            <h1>{t('comfort.display_title')}</h1>
          </div>
          <p className="mt-4 font-serif text-19 leading-[1.42] text-ink-2 md:text-23">
            {t('comfort.display_lead', { name: site.settings.name })}
          </p>
          <DisplayForm t={t} />
          <section aria-labelledby="exemple" className="mt-10 border-t border-ink pt-2">
            <p id="exemple" className="text-13 text-ink-2">
              {t('comfort.sample')}
            </p>
            <div className="headline mt-3 text-28">
              <h2>{t('comfort.sample_title')}</h2>
            </div>
            <div className="prose mt-3">
              <p>{t('comfort.sample_text')}</p>
            </div>
          </section>
          <section className="mt-10 border-t border-ink pt-2">
            <h2 className="font-serif text-19 font-bold tracking-[-0.008em]">{t('comfort.system')}</h2>
            <p className="mt-1 text-16">{t('comfort.system_text')}</p>
          </section>
        </div>
      </article>
    </SiteFrame>
  )
})
