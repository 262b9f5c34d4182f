import { mapTags } from '#contract/tags.ts'
import { mapAddresses, sitemapIndex } from '#domain/articles/sitemap.ts'
import { countAddresses } from '#domain/articles/sitemap-queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, async () => {
  const { timeZone } = await getSettings()
  const maps = mapAddresses(await countAddresses(timeZone))
  return new Response(sitemapIndex(env().siteUrl, maps), {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'cache-tag': mapTags.join(','),
    },
  })
})
