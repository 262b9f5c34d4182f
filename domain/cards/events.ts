import { defineEvent } from '#domain/event.ts'
import { z } from '#lib/schema.ts'

const nothing = z.object({})

/** A link to the article looks like this from now on, where it is shared. */
export const articleCardDrawn = defineEvent('article.card_drawn', 'article', nothing)
/** The same for every page that has no card of its own. */
export const siteCardDrawn = defineEvent('site.card_drawn', 'site', nothing)
