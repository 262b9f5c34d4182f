import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

/** The names of the settings that have another value now; values are not told. */
export const settingsChanged = defineEvent(
  'settings.changed',
  'settings',
  z.object({ fields: z.array(raw()) }),
)
