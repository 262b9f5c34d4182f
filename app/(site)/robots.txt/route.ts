import { tags } from '#contract/tags.ts'
import { closedCrawlers } from '#domain/distribution/crawlers.ts'
import { getDistribution } from '#domain/distribution/queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { robots } from '#domain/sections/robots.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, async () => {
  const sentAway = closedCrawlers(await getDistribution())
  return new Response(robots(env().siteUrl, sentAway), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-tag': [tags.site, tags.distribution].join(','),
    },
  })
})
