import { fold } from './fold.ts'

export type Match = { entry: string; at: number }

type Node = { next: Map<number, number>; fail: number; ends: number[]; shorter: number }

/** More in one comment says no more about it. */
const mostMatches = 20

/**
 * Finds the entries of a list in folded text, all in one pass, however many there are and however hostile the text is
 * (Aho and Corasick, 1975). An entry is a word or several; its plural is found with it, and `debut*` stands for every word
 * that begins so. It is found at the borders of words only: « cul » is not in « culture ».
 */
export function compileWords(entries: readonly string[]): (folded: string) => Match[] {
  const wanted = entries.flatMap((entry) => {
    const isBeginning = entry.endsWith('*')
    const key = fold(isBeginning ? entry.slice(0, -1) : entry).trim()
    return key === '' ? [] : [{ entry, key, isBeginning }]
  })
  if (wanted.length === 0) return () => []
  const nodes = trieOf(wanted.map(({ key }) => key))
  return (folded) => {
    const matches: Match[] = []
    let at = 0
    for (let i = 0; i < folded.length && matches.length < mostMatches; i++) {
      at = step(nodes, at, folded.charCodeAt(i))
      for (let found = at; found > 0; found = nodes[found]!.shorter)
        for (const index of nodes[found]!.ends) {
          const { entry, key, isBeginning } = wanted[index]!
          const begin = i + 1 - key.length
          if (beginsWord(folded, begin) && (isBeginning || endsWord(folded, i + 1)))
            matches.push({ entry, at: begin })
        }
    }
    return matches
  }
}

function step(nodes: readonly Node[], from: number, unit: number): number {
  for (let at = from; ; at = nodes[at]!.fail) {
    const next = nodes[at]!.next.get(unit)
    if (next !== undefined) return next
    if (at === 0) return 0
  }
}

function trieOf(keys: readonly string[]): Node[] {
  const nodes: Node[] = [{ next: new Map(), fail: 0, ends: [], shorter: 0 }]
  for (const [index, key] of keys.entries()) {
    let at = 0
    for (let i = 0; i < key.length; i++) {
      const unit = key.charCodeAt(i)
      let next = nodes[at]!.next.get(unit)
      if (next === undefined) {
        next = nodes.push({ next: new Map(), fail: 0, ends: [], shorter: 0 }) - 1
        nodes[at]!.next.set(unit, next)
      }
      at = next
    }
    nodes[at]!.ends.push(index)
  }
  // By depth: where a longer one fails, the shorter one is known already.
  const queue = [...nodes[0]!.next.values()]
  for (let head = 0; head < queue.length; head++) {
    const node = nodes[queue[head]!]!
    for (const [unit, child] of node.next) {
      queue.push(child)
      const fail = step(nodes, node.fail, unit)
      nodes[child]!.fail = fail
      nodes[child]!.shorter = nodes[fail]!.ends.length > 0 ? fail : nodes[fail]!.shorter
    }
  }
  return nodes
}

const letter = /[\p{L}\p{N}]/u

/** The short words that lose their vowel: what follows « l’ » or « qu’ » begins a word, what follows « aujourd’ » does not. */
const elided = new Set('l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu entr'.split(' '))

function beginsWord(text: string, at: number): boolean {
  if (at === 0) return true
  if (isLetter(text, at - 1)) return false
  if (text[at - 1] !== "'") return true
  let begin = at - 1
  while (begin > 0 && at - begin <= 7 && isLetter(text, begin - 1)) begin--
  return begin === at - 1 || elided.has(text.slice(begin, at - 1))
}

function endsWord(text: string, end: number): boolean {
  if (end >= text.length || !isLetter(text, end)) return true
  return /[sx]/.test(text[end]!) && (end + 1 >= text.length || !isLetter(text, end + 1))
}

/** Half of a surrogate pair counts as what the pair is. */
function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return (unit > 96 && unit < 123) || (unit > 47 && unit < 58)
  const start = unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
  return letter.test(String.fromCodePoint(text.codePointAt(Math.max(0, start)) ?? 0))
}
