import { z } from '#lib/schema.ts'
import { siteSettingsSchema } from './settings.ts'

/** A form sends a ticked box as "on" and an unticked one not at all. */
const ticked = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false)

export const saveSettingsInput = siteSettingsSchema
  // It moved into a page of its own (domain/pages); what was written here stays until that page is published.
  .partial({ about: true })
  .extend({ commentsOpen: ticked, historyPublic: ticked })
export type SaveSettings = z.output<typeof saveSettingsInput>
