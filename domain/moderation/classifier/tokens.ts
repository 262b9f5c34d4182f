/**
 * The parts of a text that are counted. Bounded in every direction: a text of 64 KB, of one letter or of stacked marks costs
 * no more than a long comment, and no expression looks further ahead than its limit.
 */
export type Token = { kind: TokenKind; text: string }
export type TokenKind =
  | 'word'
  | 'link'
  | 'mail'
  | 'phone'
  | 'number'
  | 'currency'
  | 'picture'
  | 'marks'
  | 'spaced'

/** UTF-16 units. What a comment is about is said by then; the end is where advertising hides its link. */
const readFromStart = 1_600
const readFromEnd = 400
/** Compatibility forms may stand for eighteen letters each. */
const readAtMost = 2_400

const pattern = new RegExp(
  [
    String.raw`(?<link>(?:[Hh][Tt]{2}[Pp][Ss]?:\/\/|[Ww]{3}\.)[^\s<>"']{1,200}|\b[\p{L}\d-]{2,40}\.(?:com|net|org|info|biz|shop|top|xyz|site|online|club|fr|be|ch|de|es|it|nl|uk|eu|io|ru|cn|test|example)\b(?:\/[^\s<>"']{0,200})?)`,
    String.raw`(?<mail>[\p{L}\d._%+-]{1,40}@[\p{L}\d-]{1,40}(?:\.[\p{L}\d-]{1,20}){1,3})`,
    String.raw`(?<phone>\+?\(?\d(?:[\s.\-/()]{0,2}\d){8,13})`,
    String.raw`(?<spaced>(?<![\p{L}\d])\p{L}(?:[ .\-_*]\p{L}){3,24}(?![\p{L}\d]))`,
    String.raw`(?<number>\d[\d.,]{0,20})`,
    String.raw`(?<currency>\p{Sc})`,
    String.raw`(?<word>[\p{L}\p{M}]{1,200})`,
    String.raw`(?<picture>\p{Extended_Pictographic})`,
    String.raw`(?<marks>[!?]{2,20}|\.{3,20}|…)`,
  ].join('|'),
  'gu',
)

export function tokensOf(body: string): Token[] {
  const tokens: Token[] = []
  for (const { groups } of readable(body).matchAll(pattern))
    for (const kind in groups)
      if (groups[kind] !== undefined) {
        // The full stop behind a link ends the sentence.
        const text = kind === 'link' ? groups[kind].replace(/[.,;:!?)»]{1,9}$/, '') : groups[kind]
        tokens.push({ kind: kind as TokenKind, text })
        break
      }
  return tokens
}

function readable(body: string): string {
  const clipped =
    body.length > readFromStart + readFromEnd
      ? `${body.slice(0, readFromStart)} ${body.slice(-readFromEnd)}`
      : body
  // Joiners, direction marks and soft hyphens are seen by nobody, and would make another word of each.
  return clipped
    .toWellFormed()
    .normalize('NFKC')
    .slice(0, readAtMost)
    .replace(/\p{Cf}/gu, '')
}

/** « Été » → « ete »: what is typed on a phone and what is typed with care are one word. */
export const foldAccents = (word: string): string =>
  plain.test(word)
    ? word
    : word
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .normalize('NFC')

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const plain = /^[\x00-\x7f]*$/

/** `https://www.example.org/a?b` → `example.org`; empty where there is none. */
export function hostOf(link: string): string {
  const host = link
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .split(/[/?#:]/)[0]!
  return host.replace(/\.+$/, '').toLowerCase()
}
