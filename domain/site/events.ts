import { defineEvent } from '#domain/event.ts'
import { z } from '#lib/schema.ts'

/** Midnight where the newsroom is: job `new-day`. */
export const siteDayBegan = defineEvent('site.day_began', 'site', z.object({}))
