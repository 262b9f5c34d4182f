'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { findStories as find, getFrontDesk } from './desk-queries.ts'
import { composeFrontInput, findStoriesInput, frontPageInput, restoreFrontInput } from './input.ts'

export const composeFront = action({
  capability: 'front.compose',
  input: composeFrontInput,
  run: commands.composeFront,
})
export const restoreFront = action({
  capability: 'front.compose',
  input: restoreFrontInput,
  run: commands.restoreFront,
})
/** What a colleague has saved meanwhile. */
export const readFront = action({
  capability: 'front.compose',
  input: frontPageInput,
  run: ({ viewer, now }, { pageId }) => getFrontDesk(viewer, pageId, now),
})
export const findStories = action({
  capability: 'front.compose',
  input: findStoriesInput,
  run: ({ viewer }, input) => find(viewer, input),
})
