/**
 * What every text goes through on its way in. Postgres refuses NUL and half a surrogate pair, browsers print
 * noncharacters as boxes, and a control that reorders its neighbours says something else than what was read
 * before it was published. All of these go, and nothing takes their place: a replacement character would be printed.
 */
function clean(text: string): string {
  return boundMarks(
    text
      .replace(lineBreak, '\n')
      .replace(unstorable, '')
      .replace(tagSequence, (found) => (found.length > 2 ? found : ''))
      .replace(misleading, '')
      .normalize('NFC'),
  )
}

/** Text of several lines, with one kind of newline. Word's manual break and U+2028 are newlines too. */
export const cleanLines = clean

/** Text without line breaks: where one was, the words stay apart. Spaces at both ends are the caller's matter. */
export function cleanLine(text: string): string {
  const parts = clean(text).split(/[\n\t]+/)
  const last = parts.length - 1
  return parts
    .map((part, index) => {
      const start = index > 0 ? part.trimStart() : part
      return index < last ? start.trimEnd() : start
    })
    .filter((part, index) => part !== '' || index === 0 || index === last)
    .join(' ')
}

/** Every string of a JSON value cleaned, whatever its shape. */
export function cleanJson(json: string): string {
  return JSON.stringify(JSON.parse(json, (_, value) => (typeof value === 'string' ? clean(value) : value)))
}

/** Whether there is nothing to be seen: spaces, fillers, joiners, marks without a letter. */
export function isBlank(text: string): boolean {
  return !ink.test(text.replace(inkless, ''))
}

/** Vertical tab and form feed included: word processors and PDFs write them between lines. */
const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/** Controls but newline and tab, halves of surrogate pairs, code points that will never be characters. */
const unstorable = /(?![\n\t])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu

/**
 * Bidirectional embeddings, overrides and isolates, the zero width space, word joiner and byte order mark,
 * invisible operators, interlinear annotations and the place of a lost object. What scripts and emoji are spelled
 * with stays: joiner and non-joiner, direction marks, variation selectors, soft hyphens.
 */
const misleading = /[\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC]/g

/** Tag characters spell the flags of England, Scotland and Wales. Alone they are a text nobody sees. */
const tagSequence = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}|[\u{E0000}-\u{E007F}]/gu

/**
 * Marks stacked on one letter: four of those that any script may use (Vietnamese and phonetics need three), eight
 * with a script's own (the longest Tibetan stack in use). More is a drawing over the lines around it.
 */
function boundMarks(text: string): string {
  return text.replace(/([\p{sc=Inherited}]{4})\p{sc=Inherited}+/gu, '$1').replace(/(\p{M}{8})\p{M}+/gu, '$1')
}

const ink = /[\p{L}\p{N}\p{P}\p{S}]/u
/** Letters and symbols by their category, and blank: Hangul fillers, the empty braille cell, a silent note. */
const inkless = /\p{Default_Ignorable_Code_Point}|[\u2800\u{1D159}\u{13441}\u{13442}]/gu
