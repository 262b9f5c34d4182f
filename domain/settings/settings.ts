import { type Locale, locales } from '#lib/locale.ts'
import { text, z } from '#lib/schema.ts'
import { declareSettings } from './noun-settings.ts'
import { settingsLimits } from './settings-limits.ts'

/** The identity of the newspaper. Public: readers see all of it. */
export const siteSettingsSchema = z.object({
  name: text({ max: settingsLimits.name, required: true }),
  tagline: text({ max: settingsLimits.tagline }),
  description: text({ max: settingsLimits.description, lines: true }),
  language: z.enum(locales),
  timeZone: text().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
    message: 'field.choice',
  }),
  contactEmail: text().pipe(z.union([z.literal(''), z.email({ message: 'field.email' })])),
  publisher: text({ max: settingsLimits.publisher }),
  publisherAddress: text({ max: settingsLimits.publisherAddress, lines: true }),
  publicationDirector: text({ max: settingsLimits.publicationDirector }),
  host: text({ max: settingsLimits.host, lines: true }),
  about: text({ max: settingsLimits.about, lines: true }),
  /** Whether new articles accept comments. */
  commentsOpen: z.boolean(),
  /** Days after publication at which the thread of a new article shuts by itself; 0: never. */
  commentsCloseDays: z.coerce.number({ message: 'field.choice' }).int().min(0).max(3_650),
  /** Whether readers may see what articles said before; the view `public_versions` asks for it too. */
  historyPublic: z.boolean(),
})

export type SiteSettings = z.infer<typeof siteSettingsSchema>

/** What a newspaper without a tagline of its own says. Another language of the site changes it with it. */
const defaultTaglines: Readonly<Record<Locale, string>> = {
  fr: 'Site indépendant d’actualités',
  en: 'Independent news site',
}

/** The tagline that was typed, unless it is ours and in the language that the site had before. */
export const taglineIn = (language: Locale, tagline: string): string =>
  Object.values(defaultTaglines).includes(tagline) ? defaultTaglines[language] : tagline

export const defaultSettings: SiteSettings = {
  name: 'Plein Jour',
  tagline: defaultTaglines.fr,
  description: '',
  language: 'fr',
  timeZone: 'Europe/Paris',
  contactEmail: '',
  publisher: '',
  publisherAddress: '',
  publicationDirector: '',
  host: '',
  about: '',
  commentsOpen: true,
  commentsCloseDays: 0,
  historyPublic: true,
}

export const siteSettings = declareSettings({
  key: 'site',
  schema: siteSettingsSchema,
  defaults: defaultSettings,
  public: true,
})
