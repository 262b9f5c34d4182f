/**
 * Text as PostgreSQL's parser is given it: small letters, digits and spaces, in two spellings with the same words at the same
 * places. Said here and not in the database: what is a letter, and which small letter belongs to a capital, depends there on
 * the locale of the server.
 */
export type Spellings = { accented: string; plain: string }

export function spellingsOf(text: string): Spellings {
  const accented = tidy(text)
  return { accented, plain: unaccented(accented) }
}

/** Without accents, ligatures and what cannot be seen. */
export const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđ]/g, (letter) => others[letter]!)

const others: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }

/** A number's groups of three: « 38 000 » is one number, whichever space stands in it. */
const groups = /(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?![\d])/g
/** The words that an apostrophe leaves of one letter or two: l’, d’, qu’, jusqu’ stays. */
const invisible = /[\p{Default_Ignorable_Code_Point}]/gu

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(groups, (number) => number.replace(/\D/g, ''))
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** What a hyphen joins, in one word: « week-end » is looked for as « weekend » too. */
export function joinedWords(text: string): string {
  // Few words have one: the others need not be tried letter by letter.
  const found = text
    .normalize('NFKC')
    .split(/\s+/)
    .filter((run) => /[-‐‑]/.test(run))
    .flatMap((run) => run.match(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu) ?? [])
  return [...new Set(found.map((word) => word.replace(/[-‐‑]/g, '')))].join(' ')
}

export type Word = { word: string; shown: string; unaccented: string }

/** Shorter words have no recognisable mistakes. */
const shortest = 4
/** Beyond it stands what is no word. */
const longest = 40

/** The words of a text, each once, for who mistypes them. One that is written small anywhere is no name. */
export function vocabularyOf(text: string): Word[] {
  const shown = new Map<string, string>()
  for (const [written] of text
    .normalize('NFC')
    .replace(invisible, '')
    .matchAll(/\p{L}+/gu)) {
    const word = written.toLowerCase()
    if (word.length < shortest || word.length > longest) continue
    if (!shown.has(word) || written === word) shown.set(word, written)
  }
  // In one order, so that two transactions never wait for each other.
  return [...shown.keys()]
    .sort()
    .map((word) => ({ word, shown: shown.get(word)!, unaccented: unaccented(word) }))
}
