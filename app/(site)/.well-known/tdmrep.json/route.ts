import { tags } from '#contract/tags.ts'
import { tdmReservation } from '#domain/distribution/crawlers.ts'
import { getDistribution } from '#domain/distribution/queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { AppError } from '#domain/errors.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, async () => {
  const file = tdmReservation(await getDistribution())
  if (file === null) throw new AppError('request.not_found')
  return new Response(file, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-tag': [tags.site, tags.distribution].join(','),
    },
  })
})
