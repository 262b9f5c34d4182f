'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { keepInput } from './input.ts'

export const keepComment = action({
  capability: 'comment.moderate',
  input: keepInput,
  run: commands.keepComment,
})
