import { mapTags } from '#contract/tags.ts'
import { readMapName, sitemap } from '#domain/articles/sitemap.ts'
import { listAddresses } from '#domain/articles/sitemap-queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { AppError } from '#domain/errors.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint<{ map: string }>({ public: true }, async (_request, call) => {
  const name = readMapName(call.params.map)
  if (!name) throw new AppError('request.not_found')
  const addresses = await listAddresses(name.kind, name.number)
  // A first map may be empty; one beyond the last is none.
  if (addresses.length === 0 && name.number > 1) throw new AppError('request.not_found')
  return new Response(sitemap(env().siteUrl, addresses), {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'cache-tag': mapTags.join(','),
    },
  })
})
