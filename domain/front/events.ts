import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

/** `section`: the slug of the section whose page it is; null is the front page. `bannerEndsAt`: when that page changes by itself. */
const composed = z.object({
  section: raw().nullable(),
  number: z.int(),
  bannerEndsAt: z.iso.datetime({ offset: true }).nullable(),
})

export const frontComposed = defineEvent('front.composed', 'front', composed)
/** `from`: the number of the version that stands again. */
export const frontRestored = defineEvent('front.restored', 'front', composed.extend({ from: z.int() }))
