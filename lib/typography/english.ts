import { oneOf, type Rule, space, wide } from './spaces.ts'

const units = oneOf(
  `km²? m²? cm mm ha kg g mg lb oz ft mph kph [kMGT]?Wh? [kMG]Hz [kMGT]B million billion trillion
  am pm a\\.m\\. p\\.m\\. January February March April May June July August September October November December`,
)
const rule = (pattern: string, by: Rule[1]): Rule => [new RegExp(pattern, 'gu'), by]

/** Spaces that must hold in English (The Chicago Manual of Style, 6.121; Butcher's Copy-editing). */
export const englishSpaces: readonly Rule[] = [
  rule(`(?<=\\d)${space}+(?=${units})`, () => wide),
  rule(`(?<=(?<![\\p{L}\\p{N}.-])(?:Mrs?|Ms|Dr|Prof|St|Rev|Gen|Sen)\\.?)${space}+(?=\\p{Lu})`, () => wide),
  rule(`(?<=(?<![\\p{L}\\p{N}.-])(?:Nos?|pp?|vol|fig)\\.)${space}+(?=\\d)`, () => wide),
]

export const englishSigns: readonly Rule[] = [rule('(?<!\\.)\\.{3}(?!\\.)', () => '…')]
