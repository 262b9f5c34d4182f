import { readDraft, saveDraft } from '#domain/articles/actions.ts'
import { endpoint, readFields } from '#domain/endpoint.ts'
import { statusOf } from '#domain/errors.ts'
import type { ActionResult } from '#domain/result.ts'

export const dynamic = 'force-dynamic'

/**
 * The draft at a plain address. Autosave does not go through server actions: their names change with every
 * release, and a page that was open during an upgrade must still be able to save.
 */
export const GET = endpoint({ capability: 'article.read' }, async (request) =>
  answer(await readDraft({ articleId: articleOf(request) })),
)

export const POST = endpoint({ capability: 'article.edit' }, async (request) =>
  answer(await saveDraft({ ...(await readFields(request)), articleId: articleOf(request) })),
)

const articleOf = (request: Request) => new URL(request.url).pathname.split('/').at(-2) ?? ''

function answer(result: ActionResult<unknown>): Response {
  const headers = { 'cache-control': 'private, no-store' }
  return Response.json(result, { status: result.ok ? 200 : statusOf(result.code), headers })
}
