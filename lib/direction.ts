/** A letter of a script that runs from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const letters = /\p{L}/gu

/**
 * A name for the middle of a sentence: what is written from right to left is held together (first strong isolate …
 * pop directional isolate), so that it does not reorder what stands beside it. Other names come back as they are.
 */
export const isolate = (name: string): string => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name)

/**
 * The direction of a text of the newsroom, for `dir`: right to left when most of its letters are, so that a French
 * sentence that only begins with a foreign word keeps its own. Nothing for the many texts that have none.
 */
export function directionOf(text: string): 'rtl' | undefined {
  if (!rightToLeft.test(text)) return undefined
  const all = text.match(letters) ?? []
  return all.filter((letter) => rightToLeft.test(letter)).length * 2 > all.length ? 'rtl' : undefined
}
