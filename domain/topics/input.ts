import { text, z } from '#lib/schema.ts'

export const createTopicInput = z.object({
  name: text({ max: 60, required: true }),
})
