import type { IncomingHttpHeaders } from 'node:http'
import { addressIn, languageHeader } from '#contract/public-addresses.ts'
import { type Locale, locales } from '#lib/locale.ts'

/** React begins with the document and its language. */
const beginning = 512
const documentLanguage = /<html[^>]*\slang="([a-z]+)"/

/** The site's language, as a public answer says it: of a page its document, of a feed its header. Only one that Next could make says it for sure. */
export function languageOf(status: number, headers: IncomingHttpHeaders, body: Buffer): Locale | undefined {
  if (status !== 200) return undefined
  const isHtml = (headers['content-type'] ?? '').startsWith('text/html')
  const said = isHtml
    ? documentLanguage.exec(body.subarray(0, beginning).toString('latin1'))?.[1]
    : headers[languageHeader]
  return locales.find((locale) => locale === said)
}

/**
 * Where the same page is, if it was asked for by its address in another language (decision 45). Next decides, by what it
 * answers: it alone knows the site's language at this moment, and so no two edges send a reader to and fro.
 */
export function rightAddress(asked: string, language: Locale | undefined): string | undefined {
  const right = language === undefined ? asked : addressIn(asked, language)
  return right === asked ? undefined : right
}
