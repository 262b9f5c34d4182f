import { z } from '#lib/schema.ts'

/** The identity of the newspaper. Public: readers see all of it. */
export const siteSettingsSchema = z.object({
  name: z.string().trim().min(1, { message: 'field.required' }).max(60, { message: 'field.too_long' }),
  tagline: z.string().trim().max(120, { message: 'field.too_long' }),
  description: z.string().trim().max(300, { message: 'field.too_long' }),
  language: z.enum(['fr', 'en']),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
    message: 'field.choice',
  }),
  contactEmail: z.union([z.literal(''), z.email({ message: 'field.email' })]),
  publisher: z.string().trim().max(200, { message: 'field.too_long' }),
  publisherAddress: z.string().trim().max(300, { message: 'field.too_long' }),
  publicationDirector: z.string().trim().max(120, { message: 'field.too_long' }),
  host: z.string().trim().max(300, { message: 'field.too_long' }),
  about: z.string().trim().max(5_000, { message: 'field.too_long' }),
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
