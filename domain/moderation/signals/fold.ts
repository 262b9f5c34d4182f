/**
 * Text as an eye takes it, for looking up words: without case, accents, invisible characters and letters that pass for
 * others. « MËRDE », « m\u0435rde » with a Cyrillic letter and « m3rde » are one word.
 */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(unseen, '')
    .replace(/[\u2019\u2018\u02bc\u0060\u00b4\u2032]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(ligatures, (letter) => letterOf[letter]!)
  // A Russian comment is not a French one in disguise.
  const same =
    another.test(plain) && isMostlyLatin(plain)
      ? plain.replace(lookalikes, (letter) => latinOf[letter]!)
      : plain
  return same.replace(figures, (figure) => letterOf[figure]!)
}

const unseen = /[\p{M}\p{Default_Ignorable_Code_Point}]+/gu
const letterOf: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}
const ligatures = /[œæßøłđı]/g
/** Between letters only: « 3 cons » has a figure, « m3rde » has a letter. */
const figures = /(?<=\p{L})[013457@$](?=\p{L})/gu

/** Letters of other scripts that look like a small Latin one, each followed by that one. */
const pairs =
  'аaеeоoрpсcуyхxіiїiјjѕsһhԁdԛqԝwкkмmтtвbнhгr' +
  'αaεeοoρpνvτtκkιiυuχxγy' +
  'ᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡg'
const latinOf: Record<string, string> = {}
for (let at = 0; at < pairs.length; at += 2) latinOf[pairs[at]!] = pairs[at + 1]!
const another = new RegExp(`[${Object.keys(latinOf).join('')}]`, 'u')
const lookalikes = new RegExp(`[${Object.keys(latinOf).join('')}]`, 'gu')

/** Whether a letter of another script passes for a Latin one. */
export const isLookalike = (letter: string): boolean => letter.toLowerCase() in latinOf

/** Asked of the few texts that have a letter of another script at all. */
function isMostlyLatin(text: string): boolean {
  const latin = text.match(/\p{sc=Latin}/gu)?.length ?? 0
  const others = text.match(/[\p{sc=Cyrillic}\p{sc=Greek}]/gu)?.length ?? 0
  return latin > others
}
