'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { deadLetterInput } from './input.ts'

export const retryDeadLetter = action({
  capability: 'settings.manage',
  input: deadLetterInput,
  run: commands.retryDeadLetter,
})
export const discardDeadLetter = action({
  capability: 'settings.manage',
  input: deadLetterInput,
  run: commands.discardDeadLetter,
})
