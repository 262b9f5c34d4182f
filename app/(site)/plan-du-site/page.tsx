import type { ReactNode } from 'react'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { addressesIn } from '#contract/public-addresses.ts'
import { mapTags } from '#contract/tags.ts'
import { listOwnPages } from '#domain/listings/page-listings.ts'
import { listPublicBylines } from '#domain/people/byline-queries.ts'
import { listTopics } from '#domain/topics/queries.ts'
import { describePage } from '../metadata.ts'
import { type Query, refusePageNumber } from '../page-number.ts'
import { SiteFrame } from '../site-frame.tsx'
import { siteMetadata, sitePage } from '../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Query }
type Place = { href: string; name: string; aside?: string; isInner?: boolean }

/** A page for people: beyond so many names nobody looks for one by eye. */
const most = 1_000

export const generateMetadata = siteMetadata(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const { t } = site.print
  return describePage(site, {
    title: t('site.plan_title'),
    description: t('site.plan_description', { name: site.settings.name }),
    path: addressesIn(site.settings.language).pages.plan,
  })
})

/** The second way through the site: everything that has an address, but the articles, which the lists hold. */
export default sitePage(async (site, { searchParams }: Props) => {
  await refusePageNumber(searchParams)
  const [topics, bylines, ownPages] = await Promise.all([
    listTopics(most),
    listPublicBylines(most),
    listOwnPages(),
  ])
  const { sections, print } = site
  const { t } = print
  const { pages, comfort, byline, topic } = addressesIn(print.locale)
  // The database sorts by bytes, and would put « École » behind Z.
  const { compare } = new Intl.Collator(print.locale)
  const byName = (a: { name: string }, b: { name: string }) => compare(a.name, b.name)
  return (
    <SiteFrame site={site}>
      <CacheTags tags={mapTags} />
      <div className="sheet pt-6 md:pt-10">
        <div className="headline border-t-4 border-ink pt-4 text-34 md:text-44">
          <h1>{t('site.plan_title')}</h1>
        </div>
        <div className="mt-8 grid grid-cols-1 gap-x-12 gap-y-10 md:grid-cols-2 lg:grid-cols-3">
          <Places
            title={t('site.footer_paper')}
            places={[
              { href: '/', name: t('site.home') },
              { href: pages.latest, name: t('site.latest_title') },
              { href: pages.archives, name: t('archives.title') },
              { href: pages.about, name: t('site.footer_about') },
              { href: pages.contact, name: t('navigation.contact') },
              { href: comfort.display, name: t('comfort.display_title') },
              { href: comfort.saved, name: t('comfort.saved_title') },
              ...ownPages.map(({ slug, title }) => ({ href: `/${slug}`, name: title })),
            ]}
          />
          <Places
            title={t('site.footer_sections')}
            places={sections.map(({ slug, name, parentId }) => ({
              href: `/${slug}`,
              name,
              isInner: parentId !== null,
            }))}
          />
          <Places
            title={t('site.footer_rules')}
            places={[
              { href: pages.legal, name: t('site.footer_legal') },
              { href: pages.privacy, name: t('site.footer_privacy') },
              { href: pages.corrections, name: t('history.corrections_title') },
              { href: pages.charter, name: t('site.footer_charter') },
              { href: pages.reply, name: t('navigation.reply') },
              { href: pages.accessibility, name: t('site.accessibility') },
              { href: pages.loads, name: t('navigation.loads') },
            ]}
          />
          <Places
            title={t('site.plan_bylines')}
            places={bylines.toSorted(byName).map(({ slug, name, jobTitle }) => ({
              href: byline(slug),
              name,
              aside: jobTitle,
            }))}
          />
          <Places
            title={t('site.plan_topics')}
            places={topics.toSorted(byName).map(({ slug, name }) => ({ href: topic(slug), name }))}
            isLong
          />
          <Places
            title={t('site.plan_feeds')}
            places={[
              { href: '/rss.xml', name: t('site.plan_feed_all') },
              ...sections.map(({ slug, name }) => ({ href: `/${slug}/rss.xml`, name })),
            ]}
          />
        </div>
      </div>
    </SiteFrame>
  )
})

function Places({
  title,
  places,
  isLong = false,
}: {
  title: string
  places: Place[]
  isLong?: boolean
}): ReactNode {
  if (places.length === 0) return null
  return (
    <section>
      <h2 className="border-t border-ink pt-2 font-serif text-19 font-bold tracking-[-0.008em]">{title}</h2>
      <ul className={`mt-2 wrap-anywhere text-16 ${isLong ? 'columns-[2_8rem] gap-x-8' : ''}`}>
        {places.map(({ href, name, aside, isInner }) => (
          <li key={href} className={`break-inside-avoid ${isInner ? 'ps-5' : ''}`}>
            <a href={href} className="inline-block py-1 hover:underline">
              {name}
            </a>{' '}
            {aside ? <span className="ml-1 text-14 text-ink-2">{aside}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
