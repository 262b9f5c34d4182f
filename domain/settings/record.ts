import type { Tx } from '#db/client.ts'
import { record } from '#domain/events/record.ts'
import type { Locale } from '#lib/locale.ts'
import { typesetText } from '#lib/typography.ts'
import { settingsChanged } from './events.ts'
import { type SiteSettings, siteSettings, siteSettingsSchema, taglineIn } from './settings.ts'
import { changedNames, lockSettings, putSettings } from './store.ts'

/** The row that readers see; see the view public_settings. */
const siteKey = siteSettings.key

/** Texts of the newspaper about itself, as they are printed; the about page paragraph by paragraph. */
const texts = [
  'name',
  'tagline',
  'description',
  'publisher',
  'publisherAddress',
  'publicationDirector',
  'host',
  'about',
] as const

const setParagraphs = (text: string, language: Locale): string =>
  text
    .split(/(\n\s*\n)/)
    .map((paragraph) => typesetText(paragraph, language))
    .join('')

/** As they will be printed: in the language that the settings will have then. */
function printed(typed: Partial<SiteSettings>, language: Locale): Partial<SiteSettings> {
  const set = texts.flatMap((name) => {
    const text = typed[name]
    return text === undefined ? [] : [[name, setParagraphs(text, language)]]
  })
  return { ...typed, ...Object.fromEntries(set) }
}

/** Part of the transaction of a command that may change the identity of the newspaper; every page shows some of it. */
export async function writeSettings(
  tx: Tx,
  actorId: string | null,
  typed: Partial<SiteSettings>,
  now: Date,
): Promise<void> {
  const { before, isStored } = await lockSettings(tx, siteSettings)
  // The form has refused what it may refuse: a value that is wrong here is a defect.
  const input = printed(siteSettingsSchema.partial().parse(typed), typed.language ?? before.language)
  const merged = { ...before, ...input }
  const value = { ...merged, tagline: taglineIn(merged.language, merged.tagline) }
  const changed = changedNames(before, value)
  // Also when nothing changed: that the row exists is what tells a named newspaper from one without a name.
  if (isStored && changed.length === 0) return
  await putSettings(tx, siteKey, value, now)
  if (changed.length === 0) return
  await record(tx, settingsChanged(actorId, siteKey, { fields: changed }))
}
