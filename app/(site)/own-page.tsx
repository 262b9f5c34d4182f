import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { Message } from '#components/layout/message.tsx'
import { PageStatus } from '#components/layout/page-status.tsx'
import { findOwnPage } from '#domain/pages/queries.ts'
import { type Query, refusePageNumber } from './page-number.ts'
import { ownPageMetadata, WholePage } from './publisher-page.tsx'
import type { Site } from './site.ts'
import { SiteFrame } from './site-frame.tsx'

type Props = { params: Promise<{ section: string }>; searchParams: Query }
type Own = { metadata: Metadata; content: ReactNode }

const readOwn = cache(findOwnPage)

/** A page of the newsroom's own stands where a section could stand. Null: it is no such address. */
export async function findOwn(site: Site, { params, searchParams }: Props): Promise<Own | null> {
  const { section: slug } = await params
  // The usual case costs no question: the masthead's sections are known already.
  if (site.sections.some((section) => section.slug === slug)) return null
  const answer = await readOwn(slug, site.settings)
  if (answer.kind === 'missing') return null
  await refusePageNumber(searchParams)
  if (answer.kind === 'page')
    return {
      metadata: ownPageMetadata(site, answer.page),
      content: <WholePage site={site} page={answer.page} />,
    }
  const { t } = site.print
  return {
    metadata: { title: t('pages.gone_title'), robots: { index: false } },
    content: (
      <SiteFrame site={site}>
        <PageStatus code={410} />
        <Message title={t('pages.gone_title')} text={t('pages.gone_text')} />
      </SiteFrame>
    ),
  }
}
