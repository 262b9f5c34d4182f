import { endpoint } from '#domain/endpoint.ts'
import { getQueueCounts } from '#domain/moderation/queries.ts'

/** How many comments stand where. Asked every quarter of a minute by every open desk. */
export const GET = endpoint({ capability: 'comment.moderate' }, async (_request, { viewer }) =>
  Response.json(await getQueueCounts(viewer), { headers: { 'cache-control': 'private, no-store' } }),
)
