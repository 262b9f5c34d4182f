import { notFound } from 'next/navigation'
import { Banner } from '#components/article/front/banner.tsx'
import { MostCommented } from '#components/article/front/most-commented.tsx'
import { SectionFront } from '#components/article/front/section-front.tsx'
import { ListHeader } from '#components/article/list-header.tsx'
import { StoryList } from '#components/article/story-list.tsx'
import { getSectionAhead, listSectionsAhead } from '#domain/front/ahead-queries.ts'
import { listAllSections } from '#domain/sections/queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import type { Query } from '../../../../page-number.ts'
import { SiteFrame } from '../../../../site-frame.tsx'
import { sitePage } from '../../../../site-page.tsx'
import { AheadBar, aheadMetadata, readAhead } from '../../ahead.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ section: string }>; searchParams: Query }

export const generateMetadata = aheadMetadata

/** The first page of a section as it will stand at an hour; kept by nobody, as that of the front page. */
export default sitePage(async (site, { params, searchParams }: Props) => {
  const viewer = await requireViewer('front.compose')
  const { section: slug } = await params
  const section = (await listAllSections()).find((one) => one.slug === slug)
  if (!section) notFound()
  const { print } = site
  const { at, version } = await readAhead(searchParams, await getNow(), print.zone)
  const [front, sections] = await Promise.all([
    getSectionAhead(viewer, section, at, version),
    listSectionsAhead(at),
  ])
  if (!front) notFound()
  const { top, rest, banner, mostCommented } = front
  return (
    <SiteFrame site={{ ...site, sections }} current={slug}>
      <AheadBar at={at} isOwn={version === 'own'} print={print} back={`/redaction/une/${slug}`} />
      {banner ? <Banner banner={banner} t={print.t} /> : null}
      <div className="sheet">
        <ListHeader title={section.name} description={section.description} />
        {top ? (
          <SectionFront top={top} rest={rest} print={print} />
        ) : rest.length > 0 ? (
          <StoryList articles={rest} print={print} withOpening />
        ) : (
          <p className="py-8 font-serif text-19 text-ink-2">{print.t('site.list_empty')}</p>
        )}
        <MostCommented articles={mostCommented} print={print} />
      </div>
    </SiteFrame>
  )
})
