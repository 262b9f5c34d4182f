import { text, z } from '#lib/schema.ts'
import { topicLimits } from './topic.ts'

export const createTopicInput = z.object({
  name: text({ max: topicLimits.name, required: true }),
})
