import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

const named = z.object({ name: raw() })

export const sectionCreated = defineEvent('section.created', 'section', named)
export const sectionChanged = defineEvent('section.changed', 'section', named)
/** `place` counts from one, from the left of the masthead. */
export const sectionMoved = defineEvent('section.moved', 'section', z.object({ place: z.int() }))
export const sectionDeleted = defineEvent('section.deleted', 'section', named)
