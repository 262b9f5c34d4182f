import type { Language } from '#lib/locale.ts'
import { typesetLine } from '#lib/typography.ts'

export type TypingChange = { start: number; end: number; text: string }

/**
 * What the last character of a text makes typography change: quotes, apostrophes, dots, spaces that hold. What was
 * there before it is left alone: somebody may have taken a change back.
 */
export function changesOfTyping(text: string, language: Language): TypingChange[] {
  const before = new Set(settled(text.slice(0, -1), language).map(keyOf))
  return settled(text, language).filter((change) => !before.has(keyOf(change)))
}

const keyOf = ({ start, end, text }: TypingChange) => `${start} ${end} ${text}`

/** The changes that what comes next will not take back. */
function settled(text: string, language: Language): TypingChange[] {
  const changes = changesOf(text, language).filter(
    (change) =>
      !isSpaceBeforeLast(text, change) && !isLonelyQuote(text, change) && !isOpenApostrophe(text, change),
  )
  const opening = openingQuote(text, language)
  return opening ? [...changes, opening] : changes
}

/** `x?` may be the middle of an address, `5%` of a code: the space is set when the next character says so. */
const isSpaceBeforeLast = (source: string, { end, text }: TypingChange) =>
  end === source.length && text.length > 1 && text.endsWith(source.at(-1) ?? '')

/** `« un "`: it may close what is open, or open another one in it. */
const isLonelyQuote = (source: string, { end }: TypingChange) => end === source.length && /\s"$/.test(source)

/** `'tis` or `'quiet'`: only the end of the word tells. */
const isOpenApostrophe = (source: string, { start, text }: TypingChange) =>
  text === '’' &&
  !/[\p{L}\p{N}]/u.test(source[start - 1] ?? '') &&
  /[\p{L}\p{N}]/u.test(source[start + 1] ?? '')

/** A quote that opens, with nothing behind it yet. Inside another one it might as well close that. */
function openingQuote(text: string, language: Language): TypingChange | undefined {
  if (!/(?:^|[\s([’–—])"$/.test(text)) return undefined
  const at = text.length - 1
  const change = changesOf(`${text}x`, language).find(({ start }) => start === at)
  return change && (language === 'en' || change.text.startsWith('«')) ? change : undefined
}

function changesOf(source: string, language: Language): TypingChange[] {
  const all = Array.from({ length: source.length + 1 }, (_, at) => at)
  const { text, places } = typesetLine({ text: source, places: all }, language)
  const changes: TypingChange[] = []
  for (let at = 0; at < source.length; at++) {
    const printed = text.slice(places[at], places[at + 1])
    if (printed === source[at]) continue
    const last = changes.at(-1)
    if (last?.end === at) {
      last.end++
      last.text += printed
    } else changes.push({ start: at, end: at + 1, text: printed })
  }
  return changes
}
