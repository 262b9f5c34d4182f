import { cache } from 'react'
import { Portrait, ProfileLinks } from '#components/bylines/profile.tsx'
import { profilePage } from '#components/structured-data/profile.ts'
import { pageHref } from '#components/ui/pagination.tsx'
import { feedHref } from '#contract/addresses.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { lists } from '#contract/tags.ts'
import { listByByline } from '#domain/articles/list-queries.ts'
import { found, ListPage, titleOf } from '../../list-page.tsx'
import { describePage } from '../../metadata.ts'
import { type Query, readPageNumber } from '../../page-number.ts'
import { paperOf } from '../../paper.ts'
import { siteMetadata, sitePage } from '../../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ byline: string }>; searchParams: Query }

const readList = cache(listByByline)
const read = async ({ params, searchParams }: Props) =>
  found(await readList((await params).byline, await readPageNumber(searchParams)))

export const generateMetadata = siteMetadata(async (site, props: Props) => {
  const { byline, articles } = await read(props)
  return describePage(site, {
    title: titleOf(site, byline.name, articles.page),
    description:
      byline.biography ||
      site.print.t('site.byline_description', { byline: byline.name, name: site.settings.name }),
    path: pageHref(addressesIn(site.settings.language).byline(byline.slug), articles.page),
    feed: {
      href: feedHref(addressesIn(site.settings.language).byline(byline.slug), 'rss'),
      title: site.print.t('article.feed_title', { name: site.settings.name, section: byline.name }),
    },
  })
})

export default sitePage(async (site, props: Props) => {
  const { byline, articles } = await read(props)
  return (
    <ListPage
      site={site}
      articles={articles}
      path={addressesIn(site.settings.language).byline(byline.slug)}
      list={lists.byline(byline.slug)}
      data={articles.page === 1 ? profilePage(byline, paperOf(site)) : undefined}
      header={{
        kicker: byline.jobTitle,
        title: byline.name,
        description: byline.biography,
        aside: site.print.t('site.list_count', { count: articles.total }),
        // On the first page, which goes at once with a portrait that is withdrawn.
        picture:
          byline.portrait && articles.page === 1 ? <Portrait byline={byline} t={site.print.t} /> : null,
        children: <ProfileLinks byline={byline} t={site.print.t} />,
      }}
      withSection
    />
  )
})
