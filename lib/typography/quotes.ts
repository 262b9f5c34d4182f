import { change, type Line } from './line.ts'
import { narrow } from './spaces.ts'

type Glyphs = { open: string; close: string }
const guillemets: Glyphs = { open: `«${narrow}`, close: `${narrow}»` }
const double: Glyphs = { open: '“', close: '”' }
const single: Glyphs = { open: '‘', close: '’' }

const isSpace = (character: string) => character === '' || /\s/.test(character)
const isWord = (character: string) => /[\p{L}\p{N}\p{M}]/u.test(character)
/** Behind these begins what is quoted. */
const opens = (character: string) => isSpace(character) || /[([{/«“‘'’–—-]/.test(character)
/** What a quotation begins with: anything but a space, another such sign and what ends a word or a sentence. */
export const quotable = /[^\s"»”)\]},;:!?.%‰]|\.(?=[\p{L}\p{N}])/u
const begins = new RegExp(`^(?:${quotable.source})`, 'u')
const quotableAt = (text: string, at: number) => begins.test(text.slice(at, at + 3))
/** Words cut short at their beginning: the sign before them is an apostrophe. */
const elided = /^(?:tis|twas|twere|til|em|cause|n|\d0s|\d\d(?!\p{N}))(?![\p{L}])/iu

/**
 * Typewriter quotes become printed ones, over a whole block: « » in French and “ ” inside them, “ ” and ‘ ’ in English.
 * A closing sign needs one that opened. What its neighbours do not explain (inches, two in a row) is left as it was typed.
 */
export function setQuotes(line: Line, language: 'fr' | 'en'): Line {
  const { text } = line
  if (!/["']/.test(text)) return line
  const changes: { start: number; end: number; text: string }[] = []
  /** The closing glyphs that are awaited. */
  const awaited: Glyphs[] = []
  const put = (start: number, end: number, glyph: string) => changes.push({ start, end, text: glyph })
  const opened = (start: number, end: number, glyphs: Glyphs) => {
    put(start, end, glyphs.open)
    awaited.push(glyphs)
  }
  /** A double sign closes no single one: that was an apostrophe. */
  const closeDouble = () => {
    while (awaited.at(-1) === single) awaited.pop()
    return awaited.pop()
  }
  const outer = language === 'fr' ? guillemets : double
  const lastLonely = lastOf(text, /(?<=[ \u00a0\u2009\u202f])"(?!\S)/g)
  const lastClosing = lastOf(text, /(?<=[^\s'])'(?![\p{L}\p{N}])/gu)

  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    const previous = text[at - 1] ?? ''
    const next = text[at + 1] ?? ''
    if (sign === '«') awaited.push(guillemets)
    else if (sign === '“') awaited.push(double)
    else if (sign === '»' || sign === '”') closeDouble()
    else if (sign === '"') {
      if (next === '"') {
        // Two in a row close two quotations, one inside the other. Otherwise nobody knows what they mean.
        const end = runEnd(text, at)
        const isClosing = !isSpace(previous) && awaits(awaited, end - at)
        for (let sign = at; isClosing && sign < end; sign++) put(sign, sign + 1, closeDouble()!.close)
        at = end - 1
        continue
      }
      const inner = awaited.at(-1) === guillemets ? double : outer
      if (isSpace(previous) && isSpace(next)) {
        // « " oui " »: what opens and what closes only their order tells.
        const end = at + 1 + spacesFrom(text, at + 1)
        const closing = awaited.at(-1)
        if (closing && previous !== '' && previous !== '\n') {
          const glyphs = closeDouble()
          if (glyphs)
            put(Math.max(at - spacesBefore(text, at), changes.at(-1)?.end ?? 0), at + 1, glyphs.close)
        } else if (!closing && lastLonely > at && isWord(text[end] ?? '')) {
          opened(at, end, inner)
          at = end - 1
        }
      } else if (opens(previous) && quotableAt(text, at + 1)) opened(at, at + 1, inner)
      else if (!isSpace(previous)) {
        const glyphs = closeDouble()
        if (glyphs) put(at, at + 1, glyphs.close)
      }
    } else if (sign === "'" && language === 'fr' && awaited.length > 0) {
      // Inside printed signs none of a typewriter stays, save the minutes and feet behind a number.
      const length = opens(previous) || previous === '"' ? singleQuotation(text, at) : 0
      if (length > 0) {
        const glyphs = awaited.at(-1) === guillemets ? double : single
        put(at, at + 1, glyphs.open)
        put(at + length - 1, at + length, glyphs.close)
        at += length - 1
      } else if (!/\p{N}/u.test(previous) && !(isSpace(previous) && isSpace(next))) put(at, at + 1, '’')
    } else if (sign === "'" && language === 'en') {
      const isInside = isWord(previous) && isWord(next)
      if (isInside) {
        if (!(/\p{N}/u.test(previous) && /\p{N}/u.test(next))) put(at, at + 1, '’')
      } else if ((opens(previous) || previous === '"') && singleOpens(text, at)) {
        if (lastClosing > at && !elided.test(text.slice(at + 1, at + 8))) opened(at, at + 1, single)
        else if (isWord(next)) put(at, at + 1, '’')
      } else if (!isSpace(previous) && !isWord(next)) {
        if (awaited.at(-1) === single) {
          put(at, at + 1, '’')
          awaited.pop()
        } else if (/\p{L}/u.test(previous)) put(at, at + 1, '’')
      }
    }
  }
  return change(line, changes)
}

const spacesFrom = (text: string, at: number) =>
  /^[ \u00a0\u2009\u202f]*/.exec(text.slice(at, at + 10))![0].length
const spacesBefore = (text: string, at: number) =>
  /[ \u00a0\u2009\u202f]*$/.exec(text.slice(Math.max(0, at - 10), at))![0].length

/** `'word`, `'£5`, and the two that begin together: `'"Nested" first,'`. */
const singleOpens = (text: string, at: number) =>
  text[at + 1] === '"'
    ? quotableAt(text, at + 2)
    : !/['’]/.test(text[at + 1] ?? '') && quotableAt(text, at + 1)
/** How long the quotation in single signs is that begins here, both signs counted; 0 if none does. */
const singleQuotation = (text: string, at: number) =>
  /^'[^\s'"«»“”](?:[^'"«»“”\n]{0,300}[^\s'"«»“”])?'(?![\p{L}\p{N}])/u.exec(text.slice(at, at + 304))?.[0]
    .length ?? 0
const runEnd = (text: string, at: number) => {
  let end = at
  while (text[end] === '"') end++
  return end
}
/** Whether so many double signs are awaited. */
function awaits(awaited: readonly Glyphs[], count: number): boolean {
  let left = count
  for (let at = awaited.length - 1; at >= 0 && left > 0; at--) if (awaited[at] !== single) left--
  return left === 0
}

/** Where the pattern is found for the last time: whether one is still to come is asked at every sign. */
function lastOf(text: string, pattern: RegExp): number {
  let last = -1
  for (const { index } of text.matchAll(pattern)) last = index
  return last
}
