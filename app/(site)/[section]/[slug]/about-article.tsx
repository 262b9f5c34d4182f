import { permanentRedirect } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { Gone } from '#components/article/gone.tsx'
import { Newest } from '#components/article/newest.tsx'
import { PageStatus } from '#components/layout/page-status.tsx'
import { type Addresses, addressesIn } from '#contract/public-addresses.ts'
import { findByAddress } from '#domain/articles/queries.ts'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import { newestInstead } from '../../instead.ts'
import { describePage } from '../../metadata.ts'
import { type Query, refusePageNumber } from '../../page-number.ts'
import type { Site } from '../../site.ts'
import { SiteFrame } from '../../site-frame.tsx'
import { missing, siteMetadata, sitePage } from '../../site-page.tsx'

type Params = { section: string; slug: string }
type Props<P> = { params: Promise<Params & P>; searchParams: Query }

/** Where the page is, of an article with this address. */
type AddressOf<P> = (addresses: Addresses, article: string, params: P) => string

const readAddress = cache(findByAddress)

/** The article that a page below its address is about; an old address leads to the same page below the new one. */
async function read<P>(site: Site, { params, searchParams }: Props<P>, addressOf: AddressOf<P>) {
  await refusePageNumber(searchParams)
  const given = await params
  const answer = await readAddress(given.section, given.slug)
  if (answer.kind === 'moved')
    permanentRedirect(addressOf(addressesIn(site.settings.language), answer.href, given))
  if (answer.kind === 'missing') missing()
  return answer.kind === 'article' ? answer.article : null
}

/** A page below the address of an article. Where the article was withdrawn, its pages are gone with it. */
export function aboutArticlePage<P>(
  addressOf: AddressOf<P>,
  render: (site: Site, article: ArticleView, params: P, searchParams: Query) => Promise<ReactNode>,
) {
  return sitePage(async (site, props: Props<P>) => {
    const article = await read(site, props, addressOf)
    const params = await props.params
    if (article)
      return (
        <SiteFrame site={site} current={article.section.slug}>
          {await render(site, article, params, props.searchParams)}
        </SiteFrame>
      )
    return (
      <SiteFrame site={site} current={params.section}>
        <PageStatus code={410} />
        <Gone section={site.sections.find(({ slug }) => slug === params.section)} t={site.print.t} />
        <Newest articles={await newestInstead()} print={site.print} />
      </SiteFrame>
    )
  })
}

/** Found from its article, and not by search: it says little without it. */
export function aboutArticleMetadata<P>(
  addressOf: AddressOf<P>,
  tell: (site: Site, article: ArticleView, params: P) => { title: string; description: string },
) {
  return siteMetadata(async (site, props: Props<P>) => {
    const article = await read(site, props, addressOf)
    if (!article) return { title: site.print.t('site.gone_title'), robots: { index: false } }
    const params = await props.params
    const path = addressOf(addressesIn(site.settings.language), articleHref(article), params)
    return {
      ...describePage(site, { ...tell(site, article, params), path }),
      robots: { index: false, follow: true },
    }
  })
}
