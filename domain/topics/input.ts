import { z } from '#lib/schema.ts'

export const createTopicInput = z.object({
  name: z.string().trim().min(1, { message: 'field.required' }).max(60, { message: 'field.too_long' }),
})
