'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { saveDistributionInput } from './input.ts'

export const saveDistribution = action({
  capability: 'settings.manage',
  input: saveDistributionInput,
  run: commands.saveDistribution,
})
