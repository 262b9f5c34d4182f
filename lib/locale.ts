/** The languages a site may speak. French first: it is the reference of all messages. */
export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]
