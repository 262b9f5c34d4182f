import { readCommentForm } from '#contract/comment-form/form.ts'
import { type Posted, postComment } from '#domain/comments/commands.ts'
import { colleagueIdentity } from '#domain/comments/identity-queries.ts'
import { readPostComment } from '#domain/comments/input.ts'
import { endpoint, readFields, refusalResponse } from '#domain/endpoint.ts'
import { wayBack } from '../way-back.ts'
import { refusedFormResponse } from './refused-form.ts'

/** A guest's comment. Answers 201/303 only after COMMIT; the refused text always comes back. */
export const POST = endpoint({ public: true }, async (request, call) => {
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false
  const sent = await readFields(request)
  const typed = readCommentForm((name) => sent[name])
  let form = typed
  let posted: Posted
  let own: { name: string; email: string } | null = null
  try {
    // Who is signed in types no name: the account has one.
    own = call.viewer ? await colleagueIdentity(call.viewer) : null
    form = { ...typed, ...own }
    posted = await postComment(call, readPostComment(form))
  } catch (error) {
    return wantsJson ? refusalResponse(error) : refusedFormResponse(error, typed)
  }
  const status = posted.isOnline ? 'approved' : 'pending'
  if (wantsJson)
    return Response.json({ status, id: posted.id, ...(own ? { name: own.name } : {}) }, { status: 201 })
  const { href, addresses } = await wayBack(posted.articleId)
  return new Response(null, {
    status: 303,
    headers: {
      location:
        posted.isOnline && href
          ? addresses.comment(href, posted.id)
          : `${href ?? '/'}?commentaire=recu#laisser-un-commentaire`,
    },
  })
})
