import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { type ProsePage, prose } from '#contract/i18n/prose.ts'
import { tags } from '#contract/tags.ts'
import { describePage } from './metadata.ts'
import { type Query, refusePageNumber } from './page-number.ts'
import type { Site } from './site.ts'
import { SiteFrame } from './site-frame.tsx'
import { siteMetadata, sitePage } from './site-page.tsx'

type Props = { searchParams: Query }

/** One of the pages a publisher owes: its text, and what the settings add above it. */
export function prosePage(page: ProsePage, intro?: (site: Site) => ReactNode) {
  return sitePage(async (site, { searchParams }: Props) => {
    await refusePageNumber(searchParams)
    const { locale, t } = site.print
    const { name, contactEmail } = site.settings
    const text = prose(locale, page, name)
    return (
      <SiteFrame site={site}>
        <CacheTags tags={[tags.site]} />
        <article className="sheet pt-6 md:pt-10">
          <div className="mx-auto max-w-[660px]">
            <div className="headline border-t-4 border-ink pt-4 text-34 md:text-44">
              <h1>{text.title}</h1>
            </div>
            {text.lead ? (
              <p className="mt-4 font-serif text-19 leading-[1.42] text-ink-2 md:text-23">{text.lead}</p>
            ) : null}
            <div className="prose mt-6">
              {intro?.(site)}
              {text.sections.flatMap((section) => [
                <h2 key={section.heading}>{section.heading}</h2>,
                ...section.paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>),
                section.list.length > 0 ? (
                  <ul key={`${section.heading} list`}>
                    {section.list.map((item) => (
                      <li key={item}>{item}</li>
                    ))}
                  </ul>
                ) : null,
              ])}
              {contactEmail ? (
                <>
                  <h2>{t('site.legal_contact')}</h2>
                  <p>
                    <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
                  </p>
                </>
              ) : null}
            </div>
          </div>
        </article>
      </SiteFrame>
    )
  })
}

export const proseMetadata = (page: ProsePage, path: string): ((props: Props) => Promise<Metadata>) =>
  siteMetadata(async (site, { searchParams }: Props) => {
    await refusePageNumber(searchParams)
    const { title, description } = prose(site.print.locale, page, site.settings.name)
    return describePage(site, { title, description, path })
  })
