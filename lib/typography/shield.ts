import type { Line } from './line.ts'

// A rule may set a space beside these signs: what is a face before that is one after it.
const start = '(?<![^\\s«"“»”‘\'’]|(?<!(?:«|(?:^|\\n)[–—])[ \\u00a0\\u2009\\u202f]{0,8})[\\u00a0\\u202f])'
const end = '(?![^\\s»"”\'’;!?:%‰€£$¥°])'

/** What only looks like words: addresses, mail, files, shortcodes, entities, faces made of signs. */
const machine = new RegExp(
  [
    // An address ends where a sentence would go on: spaces, quotes and its last punctuation are not in it.
    String.raw`(?:https?|ftp):\/\/[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?…'’)\]]`,
    String.raw`(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+`,
    String.raw`(?<![\w.])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\/[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?…'’)\]]`,
    `${start}:[a-z\\d_+-]{2,40}:${end}`,
    String.raw`&#?[a-z\d]{2,31};`,
    `${start}[<>]?[:;=xX]['’]?[-o^]?[)(\\]\\[DPpOo/\\\\|*3]{1,8}${end}`,
    '`[^`\\n]+`',
  ].join('|'),
  'gu',
)

/** Without one of these there is nothing of the kind, and no search. */
const sign = /[@`&/]|[:;=xX][-'’oO^)(\][DPp|\\*3]|:[a-z\d]/

/** Set in its place, a letter: rules see a word of the same length that none of them changes. */
const mask = 'x'

/** Runs rules over the words alone; what is for machines comes out as it went in. */
export function shielded(line: Line, rules: (line: Line) => Line): Line {
  if (!sign.test(line.text)) return rules(line)
  const kept: string[] = []
  const starts: number[] = []
  const masked = line.text.replace(machine, (found, ...rest) => {
    kept.push(found)
    starts.push(rest.find((part) => typeof part === 'number') as number)
    return mask.repeat(found.length)
  })
  if (kept.length === 0) return rules(line)
  const done = rules({ text: masked, places: [...line.places, ...starts] })
  let text = done.text
  for (const [index, found] of kept.entries()) {
    const start = done.places[line.places.length + index]!
    text = text.slice(0, start) + found + text.slice(start + found.length)
  }
  return { text, places: done.places.slice(0, line.places.length) }
}
