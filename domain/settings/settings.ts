import { text, z } from '#lib/schema.ts'

/** The identity of the newspaper. Public: readers see all of it. */
export const siteSettingsSchema = z.object({
  name: text({ max: 60, required: true }),
  tagline: text({ max: 120 }),
  description: text({ max: 300, lines: true }),
  language: z.enum(['fr', 'en']),
  timeZone: text().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
    message: 'field.choice',
  }),
  contactEmail: text().pipe(z.union([z.literal(''), z.email({ message: 'field.email' })])),
  publisher: text({ max: 200 }),
  publisherAddress: text({ max: 300, lines: true }),
  publicationDirector: text({ max: 120 }),
  host: text({ max: 300, lines: true }),
  about: text({ max: 5_000, lines: true }),
  /** Whether new articles accept comments. */
  commentsOpen: z.boolean(),
})

export type SiteSettings = z.infer<typeof siteSettingsSchema>

export const defaultSettings: SiteSettings = {
  name: 'Plein Jour',
  tagline: 'Site indépendant d’actualités',
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
}
