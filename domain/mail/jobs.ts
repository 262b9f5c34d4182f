import { translator } from '#contract/i18n/translator.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { raw, z } from '#lib/schema.ts'
import { type Delivered, deliver } from './deliver.ts'
import { templates } from './templates.ts'

/**
 * What a job of the queue `mail` carries. The link signs somebody in until it is used or a day old: the queue keeps a
 * finished job no longer than that.
 */
export const deliverMailData = z.object({
  /** One a letter: the row it is about, and what happened to it. */
  key: raw(),
  template: z.enum(['invitation', 'setup-link']),
  to: z.object({ name: raw(), address: raw() }),
  link: raw(),
})

export type DeliverMail = z.infer<typeof deliverMailData>

/** Handler of the queue `mail`. Runs twice without harm; throws what a later try may mend. */
export async function deliverMail(data: unknown): Promise<Delivered> {
  const { key, template, to, link } = deliverMailData.parse(data)
  const { name: site, language } = await getSettings()
  const letter = templates[template](translator(language), { name: to.name, site, link })
  return deliver({ ...letter, key, to })
}
