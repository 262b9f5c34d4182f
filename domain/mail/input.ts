import { z } from '#lib/schema.ts'
import { mailSettings } from './settings.ts'

export const saveMailSettingsInput = mailSettings.schema
export type SaveMailSettings = z.output<typeof saveMailSettingsInput>

export const sendTrialMailInput = z.object({})
