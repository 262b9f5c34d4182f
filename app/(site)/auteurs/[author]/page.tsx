import { cache } from 'react'
import { pageHref } from '#components/ui/pagination.tsx'
import { lists } from '#contract/tags.ts'
import { listByAuthor } from '#domain/articles/list-queries.ts'
import { found, ListPage, titleOf } from '../../list-page.tsx'
import { describePage } from '../../metadata.ts'
import { type Query, readPageNumber } from '../../page-number.ts'
import { siteMetadata, sitePage } from '../../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ author: string }>; searchParams: Query }

const readList = cache(listByAuthor)
const read = async ({ params, searchParams }: Props) =>
  found(await readList((await params).author, await readPageNumber(searchParams)))

export const generateMetadata = siteMetadata(async (site, props: Props) => {
  const { author, articles } = await read(props)
  return describePage(site, {
    title: titleOf(site, author.name, articles.page),
    description: site.print.t('site.author_description', { author: author.name, name: site.settings.name }),
    path: pageHref(`/auteurs/${author.slug}`, articles.page),
  })
})

export default sitePage(async (site, props: Props) => {
  const { author, articles } = await read(props)
  return (
    <ListPage
      site={site}
      articles={articles}
      path={`/auteurs/${author.slug}`}
      list={lists.author(author.slug)}
      header={{
        kicker: author.jobTitle,
        title: author.name,
        description: author.biography,
        aside: site.print.t('site.list_count', { count: articles.total }),
      }}
      withSection
    />
  )
})
