'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { saveMailSettingsInput, sendTrialMailInput } from './input.ts'

export const saveMailSettings = action({
  capability: 'settings.manage',
  input: saveMailSettingsInput,
  run: commands.saveMailSettings,
})
export const sendTrialMail = action({
  capability: 'settings.manage',
  input: sendTrialMailInput,
  run: commands.sendTrialMail,
})
