import type { Chance } from '#seed/pictures/chance.ts'
import { personOf, places } from './names.ts'
import { days, months } from './phrases.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const makers: Record<string, (chance: Chance) => string> = {
  person: (chance) => personOf(chance).name,
  place: (chance) => chance.pick(places).name,
  at: (chance) => chance.pick(places).at,
  at_low: (chance) => chance.pick(places).at.replace(/^[AÀ]/, (letter) => letter.toLowerCase()),
  of: (chance) => chance.pick(places).of,
  month: (chance) => chance.pick(months),
  day: (chance) => chance.pick(days),
  Day: (chance) => capital(chance.pick(days)),
  year: (chance) => String(chance.int(1994, 2025)),
  small: (chance) => String(chance.int(3, 96)),
  few: (chance) => String(chance.int(2, 11)),
  n: (chance) => String(chance.int(11, 98) * 10),
  euros: (chance) => `${chance.int(12, 960)} 000`,
}

/** Fills the `{…}` of a phrase with chosen words. */
export function fill(phrase: string, chance: Chance, more: Record<string, string> = {}): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => more[name] ?? makers[name]?.(chance) ?? whole)
}

/** The first letter of a sentence. */
export const opening = capital
