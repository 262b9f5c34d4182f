import type { ComponentProps } from 'react'
import { DayList } from '#components/article/day-list.tsx'
import { Banner } from '#components/article/front/banner.tsx'
import { MostCommented } from '#components/article/front/most-commented.tsx'
import { SectionFront } from '#components/article/front/section-front.tsx'
import { JsonLd } from '#components/article/json-ld.tsx'
import { ListHeader } from '#components/article/list-header.tsx'
import { StoryList } from '#components/article/story-list.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { breadcrumbs } from '#components/structured-data/breadcrumbs.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import { bannerTags, type List, listTags } from '#contract/tags.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { sectionStories } from '#domain/front/compose.ts'
import type { SectionFrontView } from '#domain/front/view.ts'
import type { Page } from '#domain/page.ts'
import { env } from '#lib/env.ts'
import type { Site } from './site.ts'
import { SiteFrame } from './site-frame.tsx'
import { missing } from './site-page.tsx'

type Props = {
  site: Site
  articles: Page<ArticleSummary>
  path: string
  list: List
  header: ComponentProps<typeof ListHeader>
  /** The list that this one stands under. */
  parent?: { name: string; href: string } | null
  /** Slug of the masthead's entry this list is behind. */
  current?: string
  /** What machines are told of it, beside where it stands. */
  data?: object | undefined
  /** By day, across sections. */
  isByDay?: boolean
  withSection?: boolean
  /** The first page opens with one large story. */
  withOpening?: boolean
  /** The first page of a section that somebody composed. */
  front?: SectionFrontView | null
  /** What its readers talk about most. */
  mostCommented?: ArticleSummary[]
}

/** Every list of the site: a head, twenty stories, the way to older ones. */
export function ListPage({
  site,
  articles,
  path,
  list,
  header,
  parent = null,
  current,
  isByDay = false,
  data,
  withSection = false,
  withOpening = false,
  front = null,
  mostCommented = [],
}: Props) {
  const { t } = site.print
  const { page, pages, items } = articles
  const listed = front ? sectionStories(front) : items
  const shown = [...listed, ...mostCommented.filter(({ id }) => listed.every((one) => one.id !== id))]
  return (
    <SiteFrame site={site} current={current}>
      <CacheTags tags={[...listTags(list, page, shown), ...bannerTags(list, front?.banner ?? null)]} />
      <JsonLd
        data={breadcrumbs(env().siteUrl, [...(parent ? [parent] : []), { name: header.title, href: path }])}
      />
      {data ? <JsonLd data={data} /> : null}
      {front?.banner ? <Banner banner={front.banner} t={t} /> : null}
      <div className="sheet">
        <ListHeader {...header} />
        {items.length === 0 ? (
          <p className="py-8 font-serif text-19 text-ink-2">{t('site.list_empty')}</p>
        ) : front?.top ? (
          <SectionFront top={front.top} rest={front.rest} print={site.print} withSection={withSection} />
        ) : isByDay ? (
          <DayList articles={items} print={site.print} />
        ) : (
          <StoryList
            articles={items}
            print={site.print}
            withSection={withSection}
            withOpening={withOpening && page === 1}
          />
        )}
        <Pagination
          page={page}
          pages={pages}
          path={path}
          labels={{
            name: t('site.pagination'),
            previous: t('site.page_previous'),
            next: t('site.page_next'),
            position: t('site.page_position', { page, pages }),
          }}
        />
        <MostCommented articles={mostCommented} print={site.print} />
      </div>
    </SiteFrame>
  )
}

/** A list that exists, at a page that exists; anything else is a 404. */
export function found<T extends { articles: Page<ArticleSummary> }>(list: T | null): T {
  if (!list || list.articles.page > list.articles.pages) missing()
  return list
}

export const titleOf = (site: Site, title: string, page: number): string =>
  page > 1 ? site.print.t('site.page_title', { title, page }) : title
