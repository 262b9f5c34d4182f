import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

const named = z.object({ name: raw() })

export const sectionCreated = defineEvent('section.created', 'section', named)
/**
 * `isVisible`: readers see it, because it or one of its sub-sections holds an article that they see. `moved`: it stands under
 * another section now, or under none (by slug); `left` says whose list lost it, and whether anything is left there.
 */
export const sectionChanged = defineEvent(
  'section.changed',
  'section',
  named.extend({
    isVisible: z.boolean(),
    moved: z
      .object({
        slug: raw(),
        into: raw().nullable(),
        left: z.object({ slug: raw(), isEmpty: z.boolean() }).nullable(),
      })
      .optional(),
  }),
)
/** `place` counts from one, from the left of the masthead or of the line under its parent. `isVisible`: readers see another order too. */
export const sectionMoved = defineEvent(
  'section.moved',
  'section',
  z.object({ place: z.int(), isVisible: z.boolean() }),
)
export const sectionDeleted = defineEvent('section.deleted', 'section', named)
