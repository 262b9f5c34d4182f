import { listAddresses } from '#domain/articles/list-queries.ts'
import { sitemap } from '#domain/articles/sitemap.ts'
import { tags } from '#domain/cache.ts'
import { endpoint } from '#domain/endpoint.ts'
import { listSections } from '#domain/sections/queries.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, async () => {
  const [sections, articles] = await Promise.all([listSections(), listAddresses()])
  const pages = ['/', '/derniers-articles', '/plan-du-site', ...sections.map((section) => `/${section.slug}`)]
  return new Response(sitemap(env().siteUrl, pages, articles), {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'cache-tag': [tags.site, tags.home].join(','),
    },
  })
})
