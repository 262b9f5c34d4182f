import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Message } from '#components/layout/message.tsx'
import { PageStatus } from '#components/layout/page-status.tsx'
import { isOutage } from '#lib/outage.ts'
import { readSite, readSiteOrDefaults, type Site } from './site.ts'
import { SiteFrame } from './site-frame.tsx'

/** A public page: gets the site, and says so honestly, with status 503, when the database cannot be reached. */
export function sitePage<P>(render: (site: Site, props: P) => Promise<ReactNode>) {
  return async function page(props: P): Promise<ReactNode> {
    try {
      return await render(await readSite(), props)
    } catch (error) {
      if (!isOutage(error)) throw error
      const site = await readSiteOrDefaults()
      const { t } = site.edition
      return (
        <SiteFrame site={site}>
          <PageStatus code={503} />
          <Message title={t('site.outage_title')} text={t('site.outage_text')} />
        </SiteFrame>
      )
    }
  }
}

export function siteMetadata<P>(tell: (site: Site, props: P) => Promise<Metadata>) {
  return async function generateMetadata(props: P): Promise<Metadata> {
    try {
      return await tell(await readSite(), props)
    } catch (error) {
      if (!isOutage(error)) throw error
      const { edition } = await readSiteOrDefaults()
      return { title: edition.t('site.outage_title'), robots: { index: false } }
    }
  }
}
