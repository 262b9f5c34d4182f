'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { saveSettingsInput } from './input.ts'

export const saveSettings = action({
  capability: 'settings.manage',
  input: saveSettingsInput,
  run: commands.saveSettings,
})
