const narrow = '\u202f'
const wide = '\u00a0'

/**
 * French typography of running text, idempotent: U+202F before ; ! ? and inside « », U+00A0 before :,
 * apostrophe ’, ellipsis …, straight quotes to « », non-breaking space before % and currencies and inside
 * numbers. Source: Lexique des règles typographiques en usage à l'Imprimerie nationale (usage of the French press).
 * Addresses (https://…) are left as they are.
 */
export function frenchTypography(text: string): string {
  return text
    .split(/(https?:\/\/[^\s»)]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+)/)
    .map((part, index) => (index % 2 === 1 ? part : typesetWords(part)))
    .join('')
}

function typesetWords(text: string): string {
  return (
    text
      .replace(/\.{3}/g, '…')
      // Two straight quotes in a row are not ours to understand.
      .replace(/(?<!")"([^"\n]+)"(?!")/g, `«${narrow}$1${narrow}»`)
      // After the quotes: an apostrophe may stand before a quotation (l’« eau »).
      .replace(/(\p{L})'(?=\p{L}|«|\d)/gu, '$1’')
      .replace(/«[ \u00a0\u202f]*/g, `«${narrow}`)
      .replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]*»/g, `${narrow}»`)
      .replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]+([;!?]+)/g, `${narrow}$1`)
      .replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]+:(?=\s|$)/g, `${wide}:`)
      .replace(/(\d)[ \u00a0\u202f]+(?=[%€$£]|°C)/g, `$1${wide}`)
      .replace(
        /(?<![\d,.])(\d{1,3})((?:[ \u00a0\u202f]\d{3})+)(?![\d])/g,
        (_, first: string, rest: string) => `${first}${rest.replace(/[ \u00a0\u202f]/g, narrow)}`,
      )
      .replace(/\b(M\.|Mme|Mmes|MM\.|n°|p\.|art\.) (?=[\p{Lu}\d])/gu, `$1${wide}`)
  )
}
