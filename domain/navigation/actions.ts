'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { restoreNavigationInput, saveNavigationInput } from './input.ts'

export const saveNavigation = action({
  capability: 'page.manage',
  input: saveNavigationInput,
  run: commands.saveNavigation,
})
export const restoreNavigation = action({
  capability: 'page.manage',
  input: restoreNavigationInput,
  run: commands.restoreNavigation,
})
