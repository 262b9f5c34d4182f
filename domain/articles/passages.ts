import type { Language } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'
import { typesetRuns } from '#lib/typography.ts'
import type { Inline, TextNode } from './document-nodes.ts'

/** The language that somebody has given a passage; undefined for words in the language of the article. */
export const languageOf = (node: Inline): Language | undefined => {
  if (node.type !== 'text') return undefined
  return node.marks?.find((mark) => mark.type === 'language')?.attrs.lang
}

/** That of a whole paragraph, heading or pull quote whose every word is in it. */
export function wholeLanguage(content: readonly Inline[] | undefined): Language | undefined {
  const words = (content ?? []).filter((node) => node.type === 'text' && !isBlank(node.text))
  const [first] = words
  const language = first && languageOf(first)
  return language && words.every((node) => languageOf(node) === language) ? language : undefined
}

/** The same words without that mark: what is said of the whole block is not said again of its parts. */
export const withoutLanguage = (content: readonly Inline[] | undefined): Inline[] =>
  (content ?? []).map((node) =>
    node.type === 'text' && node.marks
      ? { ...node, marks: node.marks.filter((mark) => mark.type !== 'language') }
      : node,
  )

/** Set in place of a passage, a letter: the rules around it see a word that none of them changes. */
const standIn = 'x'

/**
 * A paragraph is set as one text in its language, and each passage in its own: a French quotation keeps its guillemets
 * around English words, which keep their English signs. Then the words go back to their nodes.
 */
export function typesetInlines(inlines: Inline[], language: Language): Inline[] {
  const around = wholeLanguage(inlines) ?? language
  const isForeign = (node: Inline) => (languageOf(node) ?? around) !== around
  // A note is no part of the sentence it stands in, and does not part it.
  const printed = typesetRuns(
    inlines.map((node) => (isForeign(node) ? standIn : textOf(node))),
    around,
  )
  for (const passage of passagesOf(inlines, isForeign)) {
    const words = passage.map((at) => textOf(inlines[at]!))
    const set = typesetRuns(words, languageOf(inlines[passage[0]!]!)!)
    for (const [index, at] of passage.entries())
      printed[at] = printed[at]!.replace(standIn, () => set[index]!)
  }
  return inlines.flatMap((node, index): Inline[] => {
    if (node.type !== 'text') return [node]
    const text = printed[index] ?? ''
    return text === '' ? [] : [{ ...node, text } satisfies TextNode]
  })
}

const textOf = (node: Inline): string =>
  node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''

/** The places of nodes that follow each other in one foreign language. */
function passagesOf(inlines: readonly Inline[], isForeign: (node: Inline) => boolean): number[][] {
  const passages: number[][] = []
  for (const [at, node] of inlines.entries()) {
    if (!isForeign(node)) continue
    const last = passages.at(-1)
    const isNext = last?.at(-1) === at - 1 && languageOf(inlines[at - 1]!) === languageOf(node)
    if (isNext) last!.push(at)
    else passages.push([at])
  }
  return passages
}
