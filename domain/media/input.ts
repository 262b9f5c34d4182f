import { z } from '#lib/schema.ts'
import { mediaLimits } from './media.ts'

export const withdrawPictureInput = z.object({
  mediaId: z.uuid('request.invalid'),
  reason: z.string().trim().min(1, 'field.required').max(mediaLimits.reason, 'field.too_long'),
})
export type WithdrawPicture = z.infer<typeof withdrawPictureInput>
