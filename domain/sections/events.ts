import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

const named = z.object({ name: raw() })

export const sectionCreated = defineEvent('section.created', 'section', named)
/** `isVisible`: readers see it, because it holds an article that they see. */
export const sectionChanged = defineEvent(
  'section.changed',
  'section',
  named.extend({ isVisible: z.boolean() }),
)
/** `place` counts from one, from the left of the masthead. `isVisible`: readers see another order too. */
export const sectionMoved = defineEvent(
  'section.moved',
  'section',
  z.object({ place: z.int(), isVisible: z.boolean() }),
)
export const sectionDeleted = defineEvent('section.deleted', 'section', named)
