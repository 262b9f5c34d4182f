import { parse } from '#domain/action.ts'
import { saveDraft } from '#domain/articles/commands.ts'
import { readDraft } from '#domain/articles/desk-article-queries.ts'
import { readDraftInput, saveDraftInput } from '#domain/articles/input.ts'
import { endpoint, readFields } from '#domain/endpoint.ts'

export const dynamic = 'force-dynamic'

type Params = { id: string }

/**
 * The draft at a plain address. Autosave does not go through server actions: their names change with every
 * release, and a page that was open during an upgrade must still be able to save.
 */
export const GET = endpoint<Params>({ capability: 'article.read' }, async (request, call) => {
  const format = new URL(request.url).searchParams.get('format')
  const asked = { articleId: call.params.id, ...(format !== null && { format: Number(format) }) }
  return answer(await readDraft(call, parse(readDraftInput, asked)))
})

export const POST = endpoint<Params>({ capability: 'article.edit' }, async (request, call) => {
  const sent = await readFields(request)
  return answer(await saveDraft(call, parse(saveDraftInput, { ...sent, articleId: call.params.id })))
})

const answer = (data: unknown) =>
  Response.json({ ok: true, data }, { headers: { 'cache-control': 'private, no-store' } })
