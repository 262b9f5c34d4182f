import { offeredModes } from '#domain/articles/comment-mode.ts'
import { z } from '#lib/schema.ts'

/** How the comments of an article are received. Whether any are is `setCommentsOpen`. */
export const arrangeInput = z.object({
  articleId: z.uuid({ message: 'article.not_found' }),
  mode: z.enum(offeredModes, { message: 'field.choice' }),
  /** Days after publication; null: it never shuts by itself. */
  closeDays: z.number().int().min(1).max(3_650).nullable(),
  /** A colleague's account, where questions are asked. */
  expertId: z.uuid({ message: 'field.choice' }).nullable(),
})
export type ArrangeComments = z.output<typeof arrangeInput>
