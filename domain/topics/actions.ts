'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { createTopicInput } from './input.ts'

export const createTopic = action({
  capability: 'topic.create',
  input: createTopicInput,
  run: commands.createTopic,
})
