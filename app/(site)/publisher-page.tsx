import type { Metadata } from 'next'
import { cache } from 'react'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { PublisherPage } from '#components/pages/publisher-page.tsx'
import { prose } from '#contract/i18n/prose.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { pageTags } from '#contract/tags.ts'
import { mentionedIds } from '#domain/articles/document.ts'
import { type OwedKind, summaryOf } from '#domain/pages/page.ts'
import { getOwedPage } from '#domain/pages/queries.ts'
import type { PageView } from '#domain/pages/view.ts'
import { describePage } from './metadata.ts'
import { type Query, refusePageNumber } from './page-number.ts'
import type { Site } from './site.ts'
import { SiteFrame } from './site-frame.tsx'
import { siteMetadata, sitePage } from './site-page.tsx'

type Props = { searchParams: Query }

const readOwed = cache(getOwedPage)

/** One of the pages a publisher owes. */
export const owedPage = (kind: OwedKind) =>
  sitePage(async (site, { searchParams }: Props) => {
    await refusePageNumber(searchParams)
    return <WholePage site={site} page={await readOwed(kind, site.settings)} />
  })

export const owedMetadata = (kind: OwedKind): ((props: Props) => Promise<Metadata>) =>
  siteMetadata(async (site, { searchParams }: Props) => {
    await refusePageNumber(searchParams)
    const page = await readOwed(kind, site.settings)
    const { description } = prose(site.settings.language, kind)
    return describePage(site, {
      title: page.content.title,
      // What the page is for, whatever it says: it names nothing but the newspaper.
      description: description.replaceAll(/\[\[(?:nom|name)\]\]/g, site.settings.name),
      path: addressesIn(site.settings.language).pages[kind],
    })
  })

export const ownPageMetadata = (site: Site, { slug, content }: PageView): Metadata =>
  describePage(site, { title: content.title, description: summaryOf(content), path: `/${slug}` })

export function WholePage({ site, page }: { site: Site; page: PageView }) {
  return (
    <SiteFrame site={site} current={page.slug}>
      <CacheTags tags={pageTags(page.slug, mentionedIds(page.content.body))} />
      <PublisherPage page={page} print={site.print} />
    </SiteFrame>
  )
}
