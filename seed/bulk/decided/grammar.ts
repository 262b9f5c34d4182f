import type { Chance } from '#seed/pictures/chance.ts'

/** Sentences with gaps: `{subject}` is filled from the list of that name, whose words may have gaps again. */
export type Bank = Readonly<Record<string, readonly string[]>>

/** No list refers to itself; this only keeps a mistake in one from going round. */
const deepest = 6

export function say(
  list: string,
  bank: Bank,
  chance: Chance,
  fixed: Readonly<Record<string, string>> = {},
): string {
  return expand(oneOf(bank[list]!, chance), bank, chance, fixed, 0)
}

function expand(
  sentence: string,
  bank: Bank,
  chance: Chance,
  fixed: Readonly<Record<string, string>>,
  depth: number,
): string {
  if (depth > deepest) throw new Error(`A sentence that does not end: ${sentence}`)
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const held = fixed[name]
    if (held !== undefined) return held
    if (name === 'n') return String(chance.int(2, 98))
    if (name === 'big') return String(chance.int(3, 90) * 100)
    if (name === 'year') return String(chance.int(1987, 2025))
    const list = bank[name]
    if (!list) throw new Error(`No list of words called ${name}.`)
    return expand(oneOf(list, chance), bank, chance, fixed, depth + 1)
  })
}

export const oneOf = <T>(list: readonly T[], chance: Chance): T => list[chance.int(0, list.length - 1)]!

/** « le marché rouvre » → « Le marché rouvre » */
export const opened = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
