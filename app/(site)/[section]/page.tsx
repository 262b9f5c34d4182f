import { cache } from 'react'
import { SubSections } from '#components/article/sub-sections.tsx'
import { pageHref } from '#components/ui/pagination.tsx'
import { lists } from '#contract/tags.ts'
import { listBySection } from '#domain/articles/list-queries.ts'
import { getSectionFront, listSectionTalk } from '#domain/front/queries.ts'
import { childrenOf, parentOf } from '#domain/sections/section.ts'
import { readersNow } from '#domain/settings/queries.ts'
import { found, ListPage, titleOf } from '../list-page.tsx'
import { describePage } from '../metadata.ts'
import { findOwn } from '../own-page.tsx'
import { type Query, readPageNumber } from '../page-number.ts'
import { siteMetadata, sitePage } from '../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ section: string }>; searchParams: Query }

const readList = cache(listBySection)
const read = async ({ params, searchParams }: Props) =>
  found(await readList((await params).section, await readPageNumber(searchParams)))

export const generateMetadata = siteMetadata(async (site, props: Props) => {
  const own = await findOwn(site, props)
  if (own) return own.metadata
  const { section, articles } = await read(props)
  const { name } = site.settings
  return describePage(site, {
    title: titleOf(site, section.name, articles.page),
    description:
      section.description || site.print.t('site.section_description', { section: section.name, name }),
    path: pageHref(`/${section.slug}`, articles.page),
    feed: {
      href: `/${section.slug}/rss.xml`,
      title: site.print.t('article.feed_title', { name, section: section.name }),
    },
  })
})

export default sitePage(async (site, props: Props) => {
  const own = await findOwn(site, props)
  if (own) return own.content
  const { section, articles } = await read(props)
  const now = await readersNow()
  const isFirst = articles.page === 1
  const front = isFirst ? await getSectionFront(section, articles.items, now) : null
  const hasTalk = isFirst && (front?.hasMostCommented ?? true)
  const { t } = site.print
  const parent = parentOf(site.sections, section)
  const top = parent ?? section
  const children = childrenOf(site.sections, top.id)
  return (
    <ListPage
      site={site}
      articles={articles}
      path={`/${section.slug}`}
      list={lists.section(section.slug)}
      parent={parent && { name: parent.name, href: `/${parent.slug}` }}
      header={{
        title: section.name,
        description: section.description,
        kicker: parent ? (
          <a href={`/${parent.slug}`} className="inline-block py-1 hover:underline">
            {parent.name}
          </a>
        ) : null,
        children:
          children.length > 0 ? (
            <SubSections top={top} sections={children} current={section.slug} t={t} />
          ) : null,
      }}
      current={top.slug}
      withOpening
      withSection={!parent && children.length > 0}
      front={front}
      mostCommented={hasTalk ? await listSectionTalk(section, now) : []}
    />
  )
})
