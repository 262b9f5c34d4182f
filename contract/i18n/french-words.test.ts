import { expect, test } from 'vitest'
import { code, codeOf } from '#testing/architecture/sources.ts'

/**
 * A sentence that stands in a component is said in French to readers of an English site. This finds what looks French in the
 * strings and the markup of our code; what is said to people belongs into contract/i18n.
 */

/** No people read these on a site: rules about French, the demo's own words, programs for a terminal. */
const exempt = [
  /^(bench|bin|e2e|seed|testing|tools|trials)\//,
  // Rules of a language stand with the language.
  /^lib\/typography\//,
  /^lib\/transliteration\.ts$/,
  /^domain\/search\/(forms|question)\.ts$/,
  /^domain\/search-index\/words\.ts$/,
  // Languages by their own names.
  /^lib\/locale\.ts$/,
  // The invented newspaper is a French one.
  /^domain\/demo\/demo\.ts$/,
  // Which French words are rude is data about French.
  /^domain\/moderation\/signals\/rude-words\.ts$/,
]

/** Both languages beside each other. */
const pairs = [
  "publisher: { fr: 'éditeur', en: 'publisher' }",
  "host: { fr: 'hébergeur', en: 'host' }",
  "fr: 'Site indépendant d’actualités'",
  "locale === 'fr' ? ' à ' : ' at '",
  "locale === 'fr' ? ' à\\u00a0' : ' at\\u00a0'",
  '^(?:à compléter|to fill in)',
]

const strings = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|>[^<>{}]*[\p{L}][^<>{}]*</gu
const accented = /\p{L}*[àâçéèêëîïôûùœ]\p{L}*/iu
const functionWord =
  /(?<![\p{L}\w/#.-])(?:le|la|les|des|une|et|pour|avec|dans|sur|est|aux|pas|vous|votre|cette|par|qui|que)(?![\p{L}\w/-])/giu

/** What looks French in the text of a file. */
function frenchIn(text: string): string[] {
  const said = pairs.reduce((rest, pair) => rest.replaceAll(pair, ''), text)
  return (said.match(strings) ?? []).filter(
    (one) => accented.test(one.normalize('NFC')) || (one.match(functionWord)?.length ?? 0) > 1,
  )
}

test('a French sentence in a component is found, be it in a string or in the markup', () => {
  expect(frenchIn("const title = 'Page introuvable, désolé'")).toHaveLength(1)
  expect(frenchIn('<p>Les commentaires sont la page</p>')).toHaveLength(1)
  expect(frenchIn("t('site.missing_title')")).toEqual([])
})

test('no French stands outside the messages', () => {
  const found = code
    .filter((path) => !exempt.some((one) => one.test(path)))
    .flatMap((path) => frenchIn(codeOf(path)).map((one) => `${path}: ${one.slice(0, 120)}`))
  expect(found, 'say it in both languages in contract/i18n/messages').toEqual([])
})
