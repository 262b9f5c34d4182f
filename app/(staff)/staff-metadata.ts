import type { Metadata } from 'next'
import { type Translator, translator } from '#contract/i18n/translator.ts'
import { lastSettings } from '#domain/settings/last-settings.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { isOutage } from '#lib/outage.ts'

/**
 * « Modération – Plein Jour ». With the database away it has the last known name and language, and its own words as far
 * as they need no database: a title that throws would take the place of the page that explains.
 */
export async function staffMetadata(title: (t: Translator) => string | Promise<string>): Promise<Metadata> {
  const { language, name } = await unlessOutage(getSettings(), lastSettings())
  const words = await unlessOutage(Promise.resolve(translator(language)).then(title), null)
  return { title: words === null ? name : `${words} – ${name}` }
}

async function unlessOutage<T, U>(asked: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await asked
  } catch (error) {
    if (!isOutage(error)) throw error
    return otherwise
  }
}
