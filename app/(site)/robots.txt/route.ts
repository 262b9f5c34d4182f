import { tags } from '#contract/tags.ts'
import { endpoint } from '#domain/endpoint.ts'
import { robots } from '#domain/sections/robots.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, async () => {
  return new Response(robots(env().siteUrl), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-tag': tags.site },
  })
})
