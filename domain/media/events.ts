import { defineEvent } from '#domain/event.ts'
import { placementSchema } from '#domain/listings/placement.ts'
import { raw, z } from '#lib/schema.ts'

export const mediaUploaded = defineEvent('media.uploaded', 'media', z.object({ originalName: raw() }))
/** Another point of it stays in view where it is cut. `led` are the visible articles that it leads. */
export const mediaFocusChosen = defineEvent(
  'media.focus_chosen',
  'media',
  z.object({
    originalName: raw(),
    x: z.number(),
    y: z.number(),
    led: z.array(raw()),
    /** Slugs of the bylines whose portrait it is. */
    portraitOf: z.array(raw()),
  }),
)
/** Gone from readers for good. `shown` are the visible articles that printed it, with their lists; `pages` those of the publisher, by slug. */
export const mediaWithdrawn = defineEvent(
  'media.withdrawn',
  'media',
  z.object({
    reason: raw(),
    shown: z.array(placementSchema),
    /** Slugs of the bylines whose portrait it was. Events of earlier releases do not say. */
    portraitOf: z.array(raw()).optional(),
    pages: z.array(raw()).default([]),
  }),
)
