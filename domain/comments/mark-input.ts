import { z } from '#lib/schema.ts'

/** `isOn`: what it is to be, and not « the other way »: a second click of a colleague changes nothing. */
export const markInput = z.object({
  commentId: z.uuid({ message: 'moderation.changed_meanwhile' }),
  isOn: z.boolean(),
})
export type MarkComment = z.output<typeof markInput>
