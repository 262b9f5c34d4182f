import { EmptyFront } from '#components/article/front/empty-front.tsx'
import { Front } from '#components/article/front/front.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { tags } from '#contract/tags.ts'
import { getHome, storiesOf } from '#domain/articles/home.ts'
import { describePage } from './metadata.ts'
import { type Query, refusePageNumber } from './page-number.ts'
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
  const home = await getHome(site.print.now)
  return (
    <SiteFrame site={site} isFront>
      <CacheTags
        tags={[tags.site, tags.home, tags.talk, ...storiesOf(home).map(({ id }) => tags.article(id))]}
      />
      {home.lead ? <Front home={home} print={site.print} /> : <EmptyFront t={site.print.t} />}
    </SiteFrame>
  )
})
