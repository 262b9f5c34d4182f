/**
 * Names as an eye takes them: without case, accents, spaces and signs, and with letters of other scripts that look like ours.
 * « Jùlie‑Marte L0ubet » is « Julie Marte Loubet ».
 */
export function foldName(name: string): string {
  return [...name.normalize('NFKD').toLowerCase()]
    .map((sign) => lookalikes[sign] ?? sign)
    .join('')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}]/gu, '')
}

/** Letters and figures that pass for a Latin letter: what is used to borrow a name, and not every confusable there is. */
const lookalikes: Record<string, string> = {
  ...pairs('аaеeоoрpсcхxуyіiјjѕsһhԁdӏlкkмmтtвbнnгr'),
  ...pairs('αaεeοoρpνvτtκkιiυu'),
  ...pairs('0o1l3e4a5s7t$s@a|lıi'),
}

function pairs(text: string): Record<string, string> {
  const signs = [...text]
  return Object.fromEntries(
    signs.flatMap((sign, at) => (at % 2 === 0 ? [[sign, signs[at + 1]!] as const] : [])),
  )
}

/** Whether a name is one of these, in whatever order first and last name stand. */
export function isReservedName(name: string, reserved: readonly string[]): boolean {
  const typed = keysOf(name)
  return reserved.some((other) => keysOf(other).some((key) => typed.includes(key)))
}

/** Its words as they stand, and in the order of the alphabet. One letter is nobody's name. */
function keysOf(name: string): string[] {
  const words = name
    .split(/[\s\p{P}]+/u)
    .map(foldName)
    .filter(Boolean)
  const whole = words.join('')
  return whole.length < 2 ? [] : [whole, words.toSorted().join('')]
}
