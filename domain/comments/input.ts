import type { CommentFieldName } from '#contract/comment-form/fields.ts'
import type { CommentForm } from '#contract/comment-form/form.ts'
import { AppError } from '#domain/errors.ts'
import { normaliseEmail } from '#lib/email.ts'
import { z } from '#lib/schema.ts'
import { cleanForm, formProblems } from './comment.ts'

export type PostComment = Record<CommentFieldName, string> & {
  articleId: string
  parentId: string | null
  honeypot: boolean
  formToken: string
  requestId: string | null
}

const uuid = z.uuid()

/** A form that can be stored, but for the place it is for. Throws what is wrong with its fields, comment.article_not_found, comment.parent_not_found. */
export function readPostComment(form: CommentForm): PostComment {
  const typed = cleanForm(form)
  const problems = formProblems(typed)
  const [first] = Object.values(problems)
  const email = normaliseEmail(typed.email)
  if (first || !email) throw new AppError(first ?? 'comment.email_invalid', { fields: problems })
  if (!uuid.safeParse(form.articleId).success) throw new AppError('comment.article_not_found')
  if (form.parentId && !uuid.safeParse(form.parentId).success) throw new AppError('comment.parent_not_found')
  return {
    ...typed,
    email,
    articleId: form.articleId,
    parentId: form.parentId || null,
    honeypot: form.website.trim() !== '',
    formToken: form.formToken,
    requestId: uuid.safeParse(form.requestId).success ? form.requestId : null,
  }
}
