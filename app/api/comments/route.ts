import { readCommentForm } from '#contract/comment-form/form.ts'
import { getArticleHref } from '#domain/articles/queries.ts'
import { type Posted, postComment } from '#domain/comments/commands.ts'
import { readPostComment } from '#domain/comments/input.ts'
import { endpoint, readFields, refusalResponse } from '#domain/endpoint.ts'
import { refusedFormResponse } from './refused-form.ts'

/** A guest's comment. Answers 201/303 only after COMMIT; the refused text always comes back. */
export const POST = endpoint({ public: true }, async (request, call) => {
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false
  const sent = await readFields(request)
  const form = readCommentForm((name) => sent[name])
  let posted: Posted
  try {
    posted = await postComment(call, readPostComment(form))
  } catch (error) {
    return wantsJson ? refusalResponse(error) : refusedFormResponse(error, form)
  }
  if (wantsJson) return Response.json({ status: 'pending', id: posted.id }, { status: 201 })
  // It is stored, whatever becomes of this: nobody may be told that it is not, and send it again.
  const href = (await getArticleHref(posted.articleId).catch(() => null)) ?? '/'
  return new Response(null, {
    status: 303,
    headers: { location: `${href}?commentaire=recu#laisser-un-commentaire` },
  })
})
