import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AppError } from '#domain/errors.ts'
import { logger } from '#lib/log.ts'
import { isOutage } from '#lib/outage.ts'
import { newestInstead } from './instead.ts'
import { Failed, Missing, Unavailable } from './refusals.tsx'
import { readSite, readSiteOrDefaults, type Site } from './site.ts'

/**
 * A public page: gets the site, and when it cannot be shown says why in a page that needs no script. Next's own
 * `notFound()` and error boundaries leave an empty document to a browser without JavaScript.
 */
export function sitePage<P>(render: (site: Site, props: P) => Promise<ReactNode>) {
  return async function page(props: P): Promise<ReactNode> {
    try {
      return await render(await readSite(), props)
    } catch (error) {
      if (isForNext(error)) throw error
      const site = await readSiteOrDefaults()
      if (isMissing(error)) return <Missing site={site} newest={await newestInstead()} />
      if (isOutage(error)) return <Unavailable site={site} />
      logger('site').error({ err: error }, 'page failed')
      return <Failed site={site} />
    }
  }
}

export function siteMetadata<P>(tell: (site: Site, props: P) => Promise<Metadata>) {
  return async function generateMetadata(props: P): Promise<Metadata> {
    try {
      return await tell(await readSite(), props)
    } catch (error) {
      if (isForNext(error)) throw error
      const { t } = (await readSiteOrDefaults()).print
      const reason = isMissing(error) ? 'missing' : isOutage(error) ? 'outage' : 'error'
      return { title: t(`site.${reason}_title`), robots: { index: false } }
    }
  }
}

/** Says from anywhere in a page that nothing stands at its address. */
export function missing(): never {
  throw new AppError('request.not_found')
}

const isMissing = (error: unknown) => error instanceof AppError && error.code === 'request.not_found'

/** `redirect()` travels as an error with a digest. */
const isForNext = (error: unknown) => typeof error === 'object' && error !== null && 'digest' in error
