import { beside } from '#domain/search-index/document.ts'
import { unaccented } from '#domain/search-index/words.ts'
import type { MarkedText } from './view.ts'

/** Two lines of a list. */
const extractLength = 240
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu

/** A word of a text as it is compared. */
const keyOf = (written: string): string => written.toLowerCase().normalize('NFC')

/**
 * The words of a text that may answer the question: they begin like one of its words. Stems differ in their ends, so that a
 * few dozen words are asked about, and not every word of a page.
 */
export function candidatesIn(text: string, beginnings: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (const [written] of text.matchAll(wordPattern)) {
    const key = keyOf(written)
    if (beginnings.has(beginningOf(key))) found.add(key)
  }
  return [...found]
}

export const beginningOf = (word: string): string => unaccented(word).slice(0, 2)

/** A whole text, with the words of `matches` marked. */
export function markAll(text: string, matches: ReadonlySet<string>): MarkedText {
  const runs: MarkedText = []
  let end = 0
  for (const found of text.matchAll(wordPattern)) {
    if (!matches.has(keyOf(found[0]))) continue
    if (found.index > end) runs.push({ text: text.slice(end, found.index), isMarked: false })
    runs.push({ text: found[0], isMarked: true })
    end = found.index + found[0].length
  }
  if (end < text.length) runs.push({ text: text.slice(end), isMarked: false })
  return runs
}

/**
 * The stretch of a text that answers most of the question, or its beginning. Where only a caption answers, the caption: it
 * stands by itself, and never between two sentences.
 */
export function extractOf(body: string, matches: ReadonlySet<string>): MarkedText {
  const [told = '', aside = ''] = body.split(beside)
  const answers = (line: string) =>
    [...line.matchAll(wordPattern)].filter(([written]) => matches.has(keyOf(written))).length
  if (aside !== '' && answers(told) === 0) {
    const line = aside.split('\n').reduce((best, one) => (answers(one) > answers(best) ? one : best), '')
    if (line !== '') return stretchOf(line, matches)
  }
  return stretchOf(told || aside, matches)
}

function stretchOf(text: string, matches: ReadonlySet<string>): MarkedText {
  const words = [...text.matchAll(wordPattern)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    key: keyOf(found[0]),
  }))
  const hits = words.filter(({ key }) => matches.has(key))
  const first = bestStart(hits)
  const [start, end] = first === null ? [0, cutAt(text, 0)] : around(text, first)
  const shown = text
    .slice(start, end)
    // A heading and an item of a list have no full stop: what follows them is another sentence.
    .replace(/(?<![.!?…:;,])\s*\n\s*(?=\S)/g, ' · ')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
  const runs = markAll(shown, matches)
  if (start > 0) runs.unshift({ text: '… ', isMarked: false })
  if (end < text.trimEnd().length) runs.push({ text: ' …', isMarked: false })
  return runs
}

/** Where the stretch with the most different words of the question begins; of those alike, the first. */
function bestStart(hits: { start: number; end: number; key: string }[]): number | null {
  let best: { start: number; distinct: number } | null = null
  for (const [index, hit] of hits.entries()) {
    const distinct = new Set<string>()
    for (let i = index; i < hits.length && hits[i]!.end - hit.start <= extractLength * 0.8; i++)
      distinct.add(beginningOf(hits[i]!.key))
    if (best === null || distinct.size > best.distinct) best = { start: hit.start, distinct: distinct.size }
  }
  return best?.start ?? null
}

/** From the sentence's beginning if that is near, or from a word a little before. */
function around(text: string, hit: number): [number, number] {
  const reach = Math.max(0, hit - 100)
  const before = text.slice(reach, hit)
  const sentence = Math.max(
    ...['. ', '! ', '? ', '\n'].map(
      (sign) => before.lastIndexOf(sign) + (before.includes(sign) ? sign.length : 0),
    ),
  )
  let start = sentence > 0 ? reach + sentence : reach
  if (sentence <= 0 && reach > 0) start = reach + Math.max(0, before.slice(0, 40).search(/\s/)) + 1
  return [start, cutAt(text, start)]
}

function cutAt(text: string, start: number): number {
  if (text.length - start <= extractLength) return text.length
  const space = text.lastIndexOf(' ', start + extractLength)
  return space > start + extractLength / 2 ? space : start + extractLength
}
