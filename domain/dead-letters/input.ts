import { z } from '#lib/schema.ts'

export const deadLetterInput = z.object({ id: z.uuid() })
export type DeadLetterInput = z.output<typeof deadLetterInput>
