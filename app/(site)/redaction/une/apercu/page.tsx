import { notFound } from 'next/navigation'
import { Banner } from '#components/article/front/banner.tsx'
import { EmptyFront } from '#components/article/front/empty-front.tsx'
import { Front } from '#components/article/front/front.tsx'
import { getFrontAhead, listSectionsAhead } from '#domain/front/ahead-queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import type { Query } from '../../../page-number.ts'
import { SiteFrame } from '../../../site-frame.tsx'
import { sitePage } from '../../../site-page.tsx'
import { AheadBar, aheadMetadata, readAhead } from '../ahead.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Query }

export const generateMetadata = aheadMetadata

/**
 * The front page as it will stand at an hour, on the site's own page. It names no cache tags, so no cache keeps it, and its
 * address lies in the staff area, which is never stored.
 */
export default sitePage(async (site, { searchParams }: Props) => {
  const viewer = await requireViewer('front.compose')
  const { at, version } = await readAhead(searchParams, await getNow(), site.print.zone)
  const [front, sections] = await Promise.all([getFrontAhead(viewer, at, version), listSectionsAhead(at)])
  if (!front) notFound()
  const { home, banner } = front
  const { t } = site.print
  return (
    <SiteFrame site={{ ...site, sections }} isFront today={at}>
      <AheadBar at={at} isOwn={version === 'own'} print={site.print} back="/redaction/une" />
      {banner ? <Banner banner={banner} t={t} /> : null}
      {home.lead ? <Front home={home} print={{ ...site.print, now: at }} /> : <EmptyFront t={t} />}
    </SiteFrame>
  )
})
