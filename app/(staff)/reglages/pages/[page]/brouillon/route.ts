import { parse } from '#domain/action.ts'
import { endpoint, readFields } from '#domain/endpoint.ts'
import { savePage } from '#domain/pages/commands.ts'
import { readPageDraft } from '#domain/pages/desk-queries.ts'
import { readPageDraftInput, savePageInput } from '#domain/pages/input.ts'

export const dynamic = 'force-dynamic'

type Params = { page: string }

/** The draft at a plain address, as that of an article: a page that was open during an upgrade can still save. */
export const GET = endpoint<Params>({ capability: 'page.manage' }, async (request, call) => {
  const format = new URL(request.url).searchParams.get('format')
  const asked = { slug: call.params.page, ...(format !== null && { format: Number(format) }) }
  return answer(await readPageDraft(call, parse(readPageDraftInput, asked)))
})

export const POST = endpoint<Params>({ capability: 'page.manage' }, async (request, call) => {
  const sent = await readFields(request)
  return answer(await savePage(call, parse(savePageInput, { ...sent, slug: call.params.page })))
})

const answer = (data: unknown) =>
  Response.json({ ok: true, data }, { headers: { 'cache-control': 'private, no-store' } })
