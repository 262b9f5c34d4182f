import { AppError } from '#domain/errors.ts'
import { z } from '#lib/schema.ts'

const uuid = z.uuid()

/** Which button was pressed: its name says which way, its value about which comment. Throws comment.not_found. */
export function readUseful(sent: Readonly<Record<string, unknown>>): {
  commentId: string
  isUseful: boolean
} {
  const isUseful = sent.retirer === undefined
  const commentId = uuid.safeParse(isUseful ? sent.commentaire : sent.retirer)
  if (!commentId.success) throw new AppError('comment.not_found')
  return { commentId: commentId.data.toLowerCase(), isUseful }
}
