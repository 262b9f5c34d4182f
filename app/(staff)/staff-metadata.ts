import type { Metadata } from 'next'
import { getSettings } from '#domain/settings/queries.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { type Translator, translator } from '#lib/i18n/translator.ts'
import { isOutage } from '#lib/outage.ts'

/**
 * « Modération – Plein Jour ». With the database away it has the default name: a title that throws would
 * take the place of the page that explains.
 */
export async function staffMetadata(title: (t: Translator) => string | Promise<string>): Promise<Metadata> {
  try {
    const { language, name } = await getSettings()
    return { title: `${await title(translator(language))} – ${name}` }
  } catch (error) {
    if (!isOutage(error)) throw error
    return { title: defaultSettings.name }
  }
}
