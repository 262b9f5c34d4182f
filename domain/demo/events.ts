import { defineEvent } from '#domain/event.ts'
import { z } from '#lib/schema.ts'

/** The demo newsroom has gone, with so many articles. */
export const demoEmptied = defineEvent('demo.emptied', 'settings', z.object({ articles: z.int() }))
