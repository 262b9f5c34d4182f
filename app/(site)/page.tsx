import { Banner } from '#components/article/front/banner.tsx'
import { EmptyFront } from '#components/article/front/empty-front.tsx'
import { Front } from '#components/article/front/front.tsx'
import { JsonLd } from '#components/article/json-ld.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { frontData } from '#components/structured-data/paper.ts'
import { bannerTags, frontTags, lists } from '#contract/tags.ts'
import { storiesOf } from '#domain/articles/home.ts'
import { getFront } from '#domain/front/queries.ts'
import { readersNow } from '#domain/settings/queries.ts'
import { describePage } from './metadata.ts'
import { type Query, refusePageNumber } from './page-number.ts'
import { paperOf } from './paper.ts'
import { SiteFrame } from './site-frame.tsx'
import { siteMetadata, sitePage } from './site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Query }

export const generateMetadata = siteMetadata(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const { name, tagline, description } = site.settings
  return describePage(site, {
    title: tagline ? `${name} – ${tagline}` : name,
    description: description || tagline,
    path: '/',
  })
})

export default sitePage(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const now = await readersNow()
  const { home, banner } = await getFront(now)
  return (
    <SiteFrame site={site} isFront today={now}>
      <CacheTags tags={[...frontTags(storiesOf(home)), ...bannerTags(lists.all, banner)]} />
      <JsonLd data={frontData(paperOf(site))} />
      {banner ? <Banner banner={banner} t={site.print.t} /> : null}
      {home.lead ? <Front home={home} print={{ ...site.print, now }} /> : <EmptyFront t={site.print.t} />}
    </SiteFrame>
  )
})
