import type { Paper } from '#components/structured-data/paper.ts'
import { env } from '#lib/env.ts'
import type { Site } from './site.ts'

/** The newspaper, as structured data names it. */
export function paperOf({ settings, print }: Site): Paper {
  const { name, description } = settings
  return { name, siteUrl: env().siteUrl, zone: print.zone, locale: print.locale, description }
}
