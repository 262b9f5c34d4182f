import { cache } from 'react'
import { pageHref } from '#components/ui/pagination.tsx'
import { addressesIn } from '#contract/public-addresses.ts'
import { lists } from '#contract/tags.ts'
import { listLatest } from '#domain/articles/list-queries.ts'
import { found, ListPage, titleOf } from '../list-page.tsx'
import { describePage } from '../metadata.ts'
import { type Query, readPageNumber } from '../page-number.ts'
import { siteMetadata, sitePage } from '../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Query }

const readList = cache(listLatest)
const read = async ({ searchParams }: Props) =>
  found({ articles: await readList(await readPageNumber(searchParams)) }).articles

export const generateMetadata = siteMetadata(async (site, props: Props) => {
  const { page } = await read(props)
  const { t } = site.print
  return describePage(site, {
    title: titleOf(site, t('site.latest_title'), page),
    description: t('site.latest_description', { name: site.settings.name }),
    path: pageHref(addressesIn(site.settings.language).pages.latest, page),
  })
})

export default sitePage(async (site, props: Props) => {
  const articles = await read(props)
  return (
    <ListPage
      site={site}
      articles={articles}
      path={addressesIn(site.settings.language).pages.latest}
      list={lists.all}
      header={{ title: site.print.t('site.latest_title') }}
      current="derniers-articles"
      isByDay
    />
  )
})
