'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { findStories as find, getFrontDesk } from './desk-queries.ts'
import {
  composeFrontInput,
  findStoriesInput,
  frontPageInput,
  previewFrontInput,
  restoreFrontInput,
} from './input.ts'
import * as preview from './preview.ts'

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
export const previewFront = action({
  capability: 'front.compose',
  input: previewFrontInput,
  run: preview.previewFront,
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
