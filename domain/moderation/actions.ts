'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { decisionInput, rejectInput, undoInput } from './input.ts'
import * as policy from './policy-commands.ts'
import { replayInput, restorePolicyInput, savePolicyInput } from './policy-input.ts'
import { replayPolicy as replay } from './replay-queries.ts'

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
export const replayPolicy = action({
  capability: 'policy.change',
  input: replayInput,
  run: ({ viewer, now }, rules) => replay(viewer, rules, { now }),
})
export const savePolicy = action({
  capability: 'policy.change',
  input: savePolicyInput,
  run: policy.savePolicy,
})
export const restorePolicy = action({
  capability: 'policy.change',
  input: restorePolicyInput,
  run: policy.restorePolicy,
})
