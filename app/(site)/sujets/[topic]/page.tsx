import { cache } from 'react'
import { pageHref } from '#components/ui/pagination.tsx'
import { feedHref } from '#contract/addresses.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { lists } from '#contract/tags.ts'
import { listByTopic } from '#domain/articles/list-queries.ts'
import { found, ListPage, titleOf } from '../../list-page.tsx'
import { describePage } from '../../metadata.ts'
import { type Query, readPageNumber } from '../../page-number.ts'
import { siteMetadata, sitePage } from '../../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ topic: string }>; searchParams: Query }

const readList = cache(listByTopic)
const read = async ({ params, searchParams }: Props) =>
  found(await readList((await params).topic, await readPageNumber(searchParams)))

export const generateMetadata = siteMetadata(async (site, props: Props) => {
  const { topic, articles } = await read(props)
  return describePage(site, {
    title: titleOf(site, topic.name, articles.page),
    description: site.print.t('site.topic_description', { topic: topic.name, name: site.settings.name }),
    path: pageHref(addressesIn(site.settings.language).topic(topic.slug), articles.page),
    feed: {
      href: feedHref(addressesIn(site.settings.language).topic(topic.slug), 'rss'),
      title: site.print.t('article.feed_title', { name: site.settings.name, section: topic.name }),
    },
  })
})

export default sitePage(async (site, props: Props) => {
  const { topic, articles } = await read(props)
  const { t } = site.print
  return (
    <ListPage
      site={site}
      articles={articles}
      path={addressesIn(site.settings.language).topic(topic.slug)}
      list={lists.topic(topic.slug)}
      header={{
        kicker: t('site.topic'),
        title: topic.name,
        aside: t('site.list_count', { count: articles.total }),
      }}
      withSection
      withOpening
    />
  )
})
