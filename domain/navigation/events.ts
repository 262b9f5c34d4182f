import { defineEvent } from '#domain/event.ts'
import { z } from '#lib/schema.ts'

/** Other links in the masthead or the footer. `restored`: the number of the earlier version that came back. */
export const navigationChanged = defineEvent(
  'navigation.changed',
  'navigation',
  z.object({ number: z.int(), restored: z.int().nullable() }),
)
