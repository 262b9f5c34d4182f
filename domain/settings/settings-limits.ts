/** Characters, for the schema and for the fields of the forms. A name fits the masthead of a phone; "about" was a page. */
export const settingsLimits = {
  name: 60,
  tagline: 120,
  description: 300,
  publisher: 200,
  publisherAddress: 300,
  publicationDirector: 120,
  host: 300,
  about: 5_000,
} as const
