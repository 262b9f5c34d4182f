import type { Translator } from '#contract/i18n/translator.ts'
import type { Blank, PageField } from '#domain/pages/blank.ts'

const fields = (t: Translator): Record<PageField, string> => ({
  name: t('pages.field_name'),
  publisher: t('pages.field_publisher'),
  publisherAddress: t('pages.field_address'),
  publicationDirector: t('pages.field_director'),
  host: t('pages.field_host'),
  contactEmail: t('pages.field_email'),
})

/** What is missing, in words: of a setting, or as the page itself calls it. */
export const blankName = (t: Translator, { field, label }: Blank): string =>
  field ? fields(t)[field] : label
