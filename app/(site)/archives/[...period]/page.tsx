import type { ReactNode } from 'react'
import { cache } from 'react'
import { Calendar } from '#components/archive/calendar.tsx'
import { MonthGrid } from '#components/archive/month-grid.tsx'
import { TitleList } from '#components/archive/title-list.tsx'
import { stepsTo, Trail } from '#components/archive/trail.tsx'
import { JsonLd } from '#components/article/json-ld.tsx'
import { ListHeader } from '#components/article/list-header.tsx'
import { StoryList } from '#components/article/story-list.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import type { PrintContext } from '#components/print/print-context.ts'
import { breadcrumbs } from '#components/structured-data/breadcrumbs.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { archiveTags, dayTags, monthTags } from '#contract/tags.ts'
import { dayPageSize, monthPageSize, type Period, readPeriod } from '#domain/articles/archive.ts'
import { countArchive, listArchive, listArchivedTitles } from '#domain/articles/archive-queries.ts'
import { calendarDate, monthYear } from '#lib/dates.ts'
import { env } from '#lib/env.ts'
import { isUuid } from '#lib/uuid.ts'
import { describePage } from '../../metadata.ts'
import { type Query, refusePageNumber } from '../../page-number.ts'
import type { Site } from '../../site.ts'
import { SiteFrame } from '../../site-frame.tsx'
import { missing, siteMetadata, sitePage } from '../../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ period: string[] }>; searchParams: Query }

/**
 * `/archives/2026/11`, and behind a long one `/archives/2026/11/avant/{article}`: the stories before that one. Further pages
 * declare no tags and are kept nowhere: there could be as many as articles.
 */
const furtherWord = 'avant'

const countOnce = cache(countArchive)

async function read({ print }: Site, { params, searchParams }: Props) {
  await refusePageNumber(searchParams)
  const { period: parts } = await params
  const cut = parts.indexOf(furtherWord)
  const after = cut === -1 ? null : (parts[cut + 1] ?? '')
  const period = readPeriod(cut === -1 ? parts : parts.slice(0, cut), print.zone)
  if (!period) missing()
  if (after !== null && (cut + 2 !== parts.length || period.unit === 'year' || !isUuid(after))) missing()
  const counts = await countOnce(period, print.zone)
  if (counts.size === 0) missing()
  return { period, after, counts, total: [...counts.values()].reduce((sum, n) => sum + n, 0) }
}

function nameOf({ key, unit }: Period, { locale }: PrintContext): string {
  return unit === 'day' ? calendarDate(key, locale) : unit === 'month' ? monthYear(key, locale) : key
}

function titleOf(period: Period, print: PrintContext): string {
  const name = nameOf(period, print)
  if (period.unit === 'day') return print.t('archives.day_title', { day: name })
  if (period.unit === 'month') return print.t('archives.month_title', { month: name })
  return print.t('archives.year_title', { year: name })
}

const hrefOf = ({ key }: Period, { locale }: PrintContext, after: string | null = null): string =>
  addressesIn(locale).archive(key, after ?? undefined)

export const generateMetadata = siteMetadata(async (site, props: Props) => {
  const { period, after } = await read(site, props)
  const { print, settings } = site
  return describePage(site, {
    title: titleOf(period, print),
    description: print.t('archives.period_description', {
      name: settings.name,
      period: nameOf(period, print),
    }),
    path: hrefOf(period, print, after),
  })
})

export default sitePage(async (site, props: Props) => {
  const { period, after, counts, total } = await read(site, props)
  const { print } = site
  const { t } = print
  const content = await contentOf(period, after, counts, print)
  return (
    <SiteFrame site={site}>
      {after === null ? <CacheTags tags={content.tags} /> : null}
      <div className="sheet">
        <JsonLd
          data={breadcrumbs(env().siteUrl, [
            ...stepsTo(period, print),
            { name: nameOf(period, print), href: hrefOf(period, print) },
          ])}
        />
        <Trail steps={stepsTo(period, print)} t={t} />
        <ListHeader title={titleOf(period, print)} aside={t('archives.count', { count: total })} />
        {content.body}
        {after !== null || content.after !== null ? (
          <nav
            aria-label={t('site.pagination')}
            className="no-print mt-8 flex flex-wrap justify-between gap-4 border-t-4 border-ink pt-3 text-15"
          >
            {after === null ? null : (
              <a href={hrefOf(period, print)} className="quiet-link py-2 font-semibold">
                {t('archives.beginning', { period: nameOf(period, print) })}
              </a>
            )}
            {content.after === null ? null : (
              <a href={hrefOf(period, print, content.after)} className="quiet-link py-2 font-semibold">
                {t('archives.further', { period: nameOf(period, print) })}
              </a>
            )}
          </nav>
        ) : null}
      </div>
    </SiteFrame>
  )
})

type Content = { tags: string[]; body: ReactNode; after: string | null }

async function contentOf(
  period: Period,
  after: string | null,
  counts: Map<string, number>,
  print: PrintContext,
): Promise<Content> {
  if (period.unit === 'year') {
    const months = [...counts.keys()].toSorted()
    const body = <MonthGrid months={months} counts={counts} print={print} />
    return { tags: archiveTags(period.key), body, after: null }
  }
  if (period.unit === 'month') {
    const page = (await listArchivedTitles(period, monthPageSize, after)) ?? missing()
    const body = (
      <>
        {after === null ? (
          <div className="pt-6">
            <Calendar month={period.key} counts={counts} print={print} />
          </div>
        ) : null}
        <h2 className="sr-only">{print.t('archives.titles', { month: nameOf(period, print) })}</h2>
        <TitleList titles={page.items} print={print} />
      </>
    )
    return { tags: monthTags(period.key, page.items), body, after: page.after }
  }
  const page = (await listArchive(period, dayPageSize, after)) ?? missing()
  const body = <StoryList articles={page.items} print={print} withSection withOpening={after === null} />
  return { tags: dayTags(period.key, page.items), body, after: page.after }
}
