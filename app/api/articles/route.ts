import { createArticle } from '#domain/articles/commands.ts'
import { endpoint } from '#domain/endpoint.ts'

/** « Nouvel article » pressed before the desk's scripts are there: a plain form, and the way to the new article. */
export const POST = endpoint({ capability: 'article.create' }, async (_request, call) => {
  const { id } = await createArticle(call)
  return new Response(null, { status: 303, headers: { location: `/redaction/articles/${id}` } })
})
