import { tags } from '#domain/cache.ts'
import { endpoint } from '#domain/endpoint.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

const staff = ['/redaction', '/moderation', '/reglages', '/connexion', '/api/']

export const GET = endpoint({ public: true }, async () => {
  const lines = [
    'User-agent: *',
    ...staff.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${env().siteUrl}/sitemap.xml`,
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-tag': tags.site },
  })
})
