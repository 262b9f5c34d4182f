/** What cannot be seen: format characters, fillers, joiners. Spaces of every width can: they part words. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/gu

/**
 * What belongs to how something is spelled: joiners and selectors of emoji, joiners of scripts that need them, direction marks
 * beside letters that run to the left, and soft hyphens, which come with every text that is copied from a page.
 */
const spelled =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[#*0-9])[\uFE0E\uFE0F\u20E3]*(?:\u200D\p{Extended_Pictographic}[\uFE0E\uFE0F\p{Emoji_Modifier}]*)*|\u{1F3F4}[\u{E0020}-\u{E007F}]+|\u00AD|(?<=[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Mongolian}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Khmer}\p{M}])[\u200C\u200D]|(?<=[\p{sc=Arabic}\p{sc=Hebrew}\p{P}\s])[\u200E\u200F]|[\u200E\u200F](?=[\p{sc=Arabic}\p{sc=Hebrew}])/gu

const nameOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** How often each stands there without need. */
export function unusualCharacters(text: string): Map<string, number> {
  const kinds = new Map<string, number>()
  unseen.lastIndex = 0
  // Most comments have none: the longer look is for the others.
  if (!unseen.test(text)) return kinds
  for (const [character] of text.replace(spelled, '').matchAll(unseen)) {
    const name = nameOf(character)
    kinds.set(name, (kinds.get(name) ?? 0) + 1)
  }
  return kinds
}

export type Marked = { text: string } | { hidden: string }

/** A text in which what cannot be seen stands by its name: for a moderator. */
export function markInvisible(text: string): Marked[] {
  const parts: Marked[] = []
  let end = 0
  for (const { 0: character, index } of text.matchAll(unseen)) {
    if (index > end) parts.push({ text: text.slice(end, index) })
    parts.push({ hidden: nameOf(character) })
    end = index + character.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}
