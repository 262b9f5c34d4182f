import { tags } from '#contract/tags.ts'
import { getDistribution } from '#domain/distribution/queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { AppError } from '#domain/errors.ts'

export const dynamic = 'force-dynamic'

/** The key under its own name: `/{key}.txt` (next.config.js). Whoever knows it may tell search engines of our addresses. */
export const GET = endpoint<{ key: string }>({ public: true }, async (_request, { params }) => {
  const { indexNowKey } = await getDistribution()
  if (indexNowKey === '' || params.key !== indexNowKey) throw new AppError('request.not_found')
  return new Response(indexNowKey, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-tag': [tags.site, tags.distribution].join(','),
    },
  })
})
