import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

const titled = z.object({ title: raw() })

/** A page of the newsroom's own, which no reader sees yet. */
export const pageCreated = defineEvent('page.created', 'page', titled)
/**
 * New words for readers. `isNew`: its address had no page before. `changesTitle`: the map of the site names an own page by its title. `changesNavigation`: masthead or footer say its title,
 * and say another one from now on.
 */
export const pagePublished = defineEvent(
  'page.published',
  'page',
  titled.extend({
    slug: raw(),
    isNew: z.boolean(),
    changesTitle: z.boolean(),
    changesNavigation: z.boolean(),
  }),
)
/** An earlier text is the draft again; readers see nothing of it. `number`: of the revision; null for the first text. */
export const pageRestored = defineEvent(
  'page.restored',
  'page',
  titled.extend({ number: z.int().nullable() }),
)
export const pageUnpublished = defineEvent(
  'page.unpublished',
  'page',
  titled.extend({ slug: raw(), changesNavigation: z.boolean() }),
)
/** Thrown away before any reader had seen it. */
export const pageDeleted = defineEvent('page.deleted', 'page', titled)
