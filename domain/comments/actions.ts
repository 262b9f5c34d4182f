'use server'

import { action } from '#domain/action.ts'
import * as arranging from './arrange-commands.ts'
import { arrangeInput } from './arrange-input.ts'
import * as marking from './mark-commands.ts'
import { markInput } from './mark-input.ts'

export const pinComment = action({
  capability: 'comment.moderate',
  input: markInput,
  run: marking.pinComment,
})
export const pickComment = action({
  capability: 'comment.moderate',
  input: markInput,
  run: marking.pickComment,
})
export const arrangeComments = action({
  capability: 'article.publish',
  input: arrangeInput,
  run: arranging.arrangeComments,
})
