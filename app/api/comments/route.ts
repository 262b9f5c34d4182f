import { getArticleHref } from '#domain/articles/queries.ts'
import { postComment } from '#domain/comments/commands.ts'
import { type PostCommentFields, postCommentFields, readPostComment } from '#domain/comments/input.ts'
import { endpoint, readFields, refusalResponse } from '#domain/endpoint.ts'
import { refusedFormResponse } from './refused-form.ts'

/** A guest's comment. Answers 201/303 only after COMMIT; the refused text always comes back. */
export const POST = endpoint({ public: true }, async (request, call) => {
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false
  const fields: PostCommentFields = postCommentFields.parse(await readFields(request))
  try {
    const posted = await postComment(call, readPostComment(fields))
    if (wantsJson) return Response.json({ status: 'pending', id: posted.id }, { status: 201 })
    const href = (await getArticleHref(posted.articleId)) ?? '/'
    return new Response(null, {
      status: 303,
      headers: { location: `${href}?commentaire=recu#laisser-un-commentaire` },
    })
  } catch (error) {
    return wantsJson ? refusalResponse(error) : refusedFormResponse(error, fields)
  }
})
