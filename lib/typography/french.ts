import { quotable } from './quotes.ts'
import { narrow, oneOf, type Rule, space, wide } from './spaces.ts'

/*
 * Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, as the French press keeps it: a narrow
 * space before ; ! ? and inside « » and large numbers, a full one before a colon, between a number and what it
 * counts, between a title and the name.
 */

const units = oneOf(
  `km²? m[²³]? dm cm[²³]? mm µm ha kg g mg t l cl ml hl h min s ans? jours? mois heures? minutes? secondes? semaines?
  mètres? kilomètres? centimètres? millimètres? hectares? tonnes? kilos? kilogrammes? grammes? litres? degrés?
  [kMGT]?Wh? kilowatts?(?:-heures?)? mégawatts?(?:-heures?)? gigawatts?(?:-heures?)? térawatts?(?:-heures?)?
  [kMGT]?Hz dB [kMGT]o bars? volts?
  mille millions? milliards? euros? dollars? francs? centimes? points?
  janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
)
const titles = '(?:MM?\\.|Mmes?|Mlles?|Mgr|Drs?|Prs?|Mes?|Ste?)'
const references = '(?:[nN][°º]|n[°º]s|pp?\\.|[aA]rt\\.|al\\.|[cC]hap\\.|[fF]ig\\.|[vV]ol\\.)'
/** `3,5 M€`, `12 Md€`. */
const sums = '(?:k|M|Mds?)[€£$](?![\\p{L}\\p{N}])'
/** What a sign may be glued to: `mot!`, `(oui)?`, `"non";` */
const before = '[\\p{L}\\p{N}\\])»”’\'"%‰€$£¥°…]'

const digit = /\d/
const rule = (pattern: string, by: Rule[1], sign?: RegExp): Rule => [new RegExp(pattern, 'gu'), by, sign]

/** With `*` a missing space is set; with `+` only a space that is there becomes one that holds. */
const spacesWith = (s: string): Rule[] => [
  rule(`«${s}(?=\\S)`, () => `«${narrow}`),
  rule(`(?<=[^\\s«])${s}»`, () => `${narrow}»`, /»/),
  rule(`(?<=\\d)${s}[%‰€£$¥](?![\\p{L}\\p{N}])`, ([found]) => wide + found.at(-1), /[%‰€£$¥]/),
  rule(`(?<=\\d)${s}°[CF](?![\\p{L}\\p{N}])`, ([found]) => wide + found.slice(-2), /°/),
]

/** Spaces that are there and must hold: these change no sign and no word. */
export const frenchSpaces: readonly Rule[] = [
  ...spacesWith(`${space}+`),
  rule(`(?<=\\S)${space}+(?=[;!?]+(?![\\p{L}\\p{N}=]))`, () => narrow),
  rule(`(?<=\\S)${space}+(?=:(?:[\\s»")\\]]|$))`, () => wide),
  rule(
    `(?<![\\d,.])\\d{1,3}(?:${space}\\d{3})+(?!\\d)`,
    ([found]) => found.replace(/[ \u00a0\u2009\u202f]/g, narrow),
    digit,
  ),
  // A telephone number.
  rule(
    `(?<![\\d+])(?:0\\d|\\+\\d{1,3}${space}(?:\\(0\\)${space}?)?\\d)(?:${space}\\d\\d){4}(?!\\d)`,
    ([found]) => found.replace(/[ \u2009\u202f]/g, wide),
    digit,
  ),
  rule(`(?<=[\\d½¼¾]|(?<!\\p{L})1er)${space}+(?=${units}|${sums})`, () => wide, digit),
  rule(`(?<=\\d${space}?(?:h|min|°))${space}+(?=\\d)`, () => wide, digit),
  rule(`(?<=(?<![\\p{L}\\p{N}.-])${titles})${space}+(?=\\p{Lu})`, () => wide, /M[.Mmleg]|[DP]r|Me|St/),
  rule(`(?<=(?<![\\p{L}\\p{N}.-])${references})${space}+(?=[\\p{Lu}\\d])`, () => wide),
  // An initial and the name.
  rule(
    `(?<=(?<![\\p{L}\\p{N}.’'])(?:\\p{Lu}\\.-?){1,3})${space}+(?=(?:\\p{Lu}\\.-?${space}?){0,4}\\p{Lu}[\\p{Ll}’'])`,
    () => wide,
    /\p{Lu}\./u,
  ),
  rule(`(?<=(?<!\\p{L})[IVX]+(?:er?|ème))${space}+(?=siècles?(?!\\p{L}))`, () => wide, /siècle/),
  // What somebody says, on a line of its own.
  rule(`(?<=(?:^|\\n)[–—])${space}+(?=[^\\s»;!?:])`, () => wide, /[–—]/),
]

export const frenchSigns: readonly Rule[] = [
  rule('(?<!\\.)\\.{3}(?!\\.)', () => '…'),
  rule(`(?<=\\p{L})'(?=[\\p{L}\\p{N}«“]|"(?:${quotable.source}))`, () => '’'),
  ...spacesWith(`${space}*`),
  rule(`(?<=${before})(?!;\\))[;!?]+(?=[\\s»”’'"…)\\]]|$)`, ([signs]) => narrow + signs),
  rule(`(?<=\\p{L}{2}|[\\p{N}\\])»”'"%‰€]):(?=[\\s»”'"]|$)`, () => `${wide}:`),
]
