'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { decisionInput, rejectInput, undoInput } from './input.ts'

export const approveComment = action({
  capability: 'comment.moderate',
  input: decisionInput,
  run: commands.approveComment,
})
export const rejectComment = action({
  capability: 'comment.moderate',
  input: rejectInput,
  run: commands.rejectComment,
})
export const markSpam = action({
  capability: 'comment.moderate',
  input: decisionInput,
  run: commands.markSpam,
})
export const undoDecision = action({
  capability: 'comment.moderate',
  input: undoInput,
  run: commands.undoDecision,
})
