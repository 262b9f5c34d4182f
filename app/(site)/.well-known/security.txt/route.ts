import { tags } from '#contract/tags.ts'
import { endpoint } from '#domain/endpoint.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { securityTxt } from '#domain/settings/security-txt.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, async (_request, { now }) => {
  const text = securityTxt(await getSettings(), { siteUrl: env().siteUrl, now })
  // Its date of expiry moves on with the day.
  const shown = [tags.site, tags.day].join(',')
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-tag': shown }
  if (text === null) return new Response('No contact address is set.\n', { status: 404, headers })
  return new Response(text, { headers })
})
