import { CorrectionList } from '#components/history/correction-list.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { addressesIn } from '#contract/public-addresses.ts'
import { correctionTags } from '#contract/tags.ts'
import { listCorrections } from '#domain/corrections/queries.ts'
import { describePage } from '../metadata.ts'
import { type Query, refusePageNumber } from '../page-number.ts'
import type { Site } from '../site.ts'
import { SiteFrame } from '../site-frame.tsx'
import { missing } from '../site-page.tsx'

/** The newest corrections, or those before one of them. */
export async function renderCorrections(site: Site, searchParams: Query, before: string | null) {
  await refusePageNumber(searchParams)
  const corrections = await listCorrections(before)
  if (!corrections) missing()
  const articleIds = corrections.items.map(({ articleId }) => articleId)
  return (
    <SiteFrame site={site}>
      <CacheTags tags={correctionTags(before === null, articleIds)} />
      <CorrectionList corrections={corrections} isFirst={before === null} print={site.print} />
    </SiteFrame>
  )
}

export async function describeCorrections(site: Site, searchParams: Query, before: string | null) {
  await refusePageNumber(searchParams)
  const { t, locale } = site.print
  const { pages } = addressesIn(locale)
  return describePage(site, {
    title: t('history.corrections_title'),
    description: t('history.corrections_description', { name: site.settings.name }),
    path: before === null ? pages.corrections : `${pages.corrections}/${before}`,
  })
}
