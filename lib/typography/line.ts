/** A text while rules change it, and the places in it (ends of nodes, of addresses) that move along. */
export type Line = { text: string; places: number[] }

type Change = { start: number; end: number; text: string }

/**
 * Replaces what the pattern finds. A place at the beginning of a find stays before it, a place at its end stays behind
 * it: so what a sign brings along (the space of «) belongs to the node of the sign, and not to the word beside it.
 */
export function replace(line: Line, pattern: RegExp, by: (match: RegExpExecArray) => string): Line {
  const changes: Change[] = []
  for (const match of line.text.matchAll(pattern)) {
    const text = by(match)
    if (text !== match[0]) changes.push({ start: match.index, end: match.index + match[0].length, text })
  }
  return change(line, changes)
}

/** The changes stand in their order and do not overlap. */
export function change(line: Line, changes: readonly Change[]): Line {
  if (changes.length === 0) return line
  let text = ''
  let from = 0
  for (const { start, end, text: put } of changes) {
    text += line.text.slice(from, start) + put
    from = end
  }
  return { text: text + line.text.slice(from), places: line.places.map((place) => moved(place, changes)) }
}

function moved(place: number, changes: readonly Change[]): number {
  let shift = 0
  for (const { start, end, text } of changes) {
    if (place <= start) break
    if (place < end) return Math.min(place, start + text.length) + shift
    shift += text.length - (end - start)
  }
  return place + shift
}
