'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { nothing, saveMailSettingsInput } from './input.ts'

export const saveMailSettings = action({
  capability: 'settings.manage',
  input: saveMailSettingsInput,
  run: commands.saveMailSettings,
})
export const sendTrialMail = action({
  capability: 'settings.manage',
  input: nothing,
  run: commands.sendTrialMail,
})
