import { colleagueIdentity } from '#domain/comments/identity-queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { AppError } from '#domain/errors.ts'

/** Under which name who is signed in here would comment: asked by the form, from a browser that has seen a desk. */
export const GET = endpoint({ capability: 'account.own' }, async (_, { viewer }) => {
  const own = await colleagueIdentity(viewer)
  if (!own) throw new AppError('auth.unauthenticated')
  return Response.json({ name: own.name }, { headers: { 'cache-control': 'private, no-store' } })
})
