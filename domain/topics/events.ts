import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

export const topicCreated = defineEvent('topic.created', 'topic', z.object({ name: raw() }))
