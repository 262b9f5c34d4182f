import { AppError, type ErrorCode } from '#domain/errors.ts'
import { normaliseEmail } from '#lib/email.ts'
import { raw, z } from '#lib/schema.ts'
import { bodyProblem, cleanName, cleanText, commentLimits, emailProblem, nameProblem } from './comment.ts'

const asText = raw().catch('')

/** What a comment form may send; everything else in the request is ignored. */
export const postCommentFields = z.object({
  articleId: asText,
  parentId: asText,
  name: asText,
  email: asText,
  body: asText,
  /** The honeypot: hidden from people, tempting for scripts. */
  website: asText,
  formToken: asText,
  requestId: asText,
})

export type PostCommentFields = z.infer<typeof postCommentFields>

export type PostComment = {
  articleId: string
  parentId: string | null
  name: string
  email: string
  body: string
  honeypot: boolean
  formToken: string
  requestId: string | null
}

const uuid = z.uuid()

/** Characters as sent: four times what the longest comment can have. */
const rawLimit = 4 * commentLimits.bodyBytes

/** All problems at once, by field, so that a reader corrects the form in one go. */
export function readPostComment(fields: PostCommentFields): PostComment {
  // What is far too long is not even looked at: cleaning a megabyte costs everybody else's time.
  const name = fields.name.length > rawLimit ? fields.name.slice(0, rawLimit) : cleanName(fields.name)
  const body = fields.body.length > rawLimit ? fields.body : cleanText(fields.body)
  const address = cleanName(fields.email.slice(0, rawLimit))
  const email = normaliseEmail(address)
  const problems: Record<string, ErrorCode> = {}
  const nameCode = nameProblem(name)
  if (nameCode) problems.name = nameCode
  const emailCode = emailProblem(address)
  if (emailCode) problems.email = emailCode
  const bodyCode = bodyProblem(body)
  if (bodyCode) problems.body = bodyCode
  const [first] = Object.values(problems)
  if (first || !email) throw new AppError(first ?? 'comment.email_invalid', { fields: problems })
  if (!uuid.safeParse(fields.articleId).success) throw new AppError('comment.article_not_found')
  if (fields.parentId && !uuid.safeParse(fields.parentId).success)
    throw new AppError('comment.parent_not_found')
  return {
    articleId: fields.articleId,
    parentId: fields.parentId || null,
    name,
    email,
    body,
    honeypot: fields.website.trim() !== '',
    formToken: fields.formToken,
    requestId: uuid.safeParse(fields.requestId).success ? fields.requestId : null,
  }
}
