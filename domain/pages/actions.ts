'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import {
  createPageInput,
  pageInput,
  publishPageInput,
  restorePageInput,
  unpublishPageInput,
} from './input.ts'

export const createPage = action({
  capability: 'page.manage',
  input: createPageInput,
  run: commands.createPage,
})
export const publishPage = action({
  capability: 'page.manage',
  input: publishPageInput,
  run: commands.publishPage,
})
export const restorePage = action({
  capability: 'page.manage',
  input: restorePageInput,
  run: commands.restorePage,
})
export const unpublishPage = action({
  capability: 'page.manage',
  input: unpublishPageInput,
  run: commands.unpublishPage,
})
export const deletePage = action({
  capability: 'page.manage',
  input: pageInput,
  run: commands.deletePage,
})
