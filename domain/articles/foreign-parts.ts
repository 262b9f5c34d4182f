import type { Language } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'
import {
  type AnyNode,
  type Block,
  type Heading,
  type Inline,
  type Paragraph,
  type PullQuote,
  walk,
} from './document.ts'
import { languageOf, wholeLanguage } from './passages.ts'

/** What has no mark of its own, and sits in a passage of another language: notes and figures, each with that language. */
export type ForeignParts = ReadonlyMap<AnyNode, Language>

export function foreignParts(blocks: readonly Block[]): ForeignParts {
  const parts = new Map<AnyNode, Language>()
  for (const node of walk(blocks)) if (hasWords(node)) addNotes(parts, node.content)
  const languages = blocks.map(languageOfBlock)
  for (const [at, block] of blocks.entries()) {
    if (block.type !== 'picture' && block.type !== 'gallery') continue
    // Between words of one language it is theirs; at the border of a passage it may be of either.
    const before = languages.slice(0, at).findLast((language) => language !== null)
    const after = languages.slice(at + 1).find((language) => language !== null)
    if (before && before === after) parts.set(block, before)
  }
  return parts
}

type Worded = Paragraph | Heading | PullQuote

const hasWords = (node: AnyNode): node is Worded =>
  node.type === 'paragraph' || node.type === 'heading' || node.type === 'pullQuote'

/** A note is in a passage that goes on behind it, or that is its whole line. One that closes a passage speaks of it, in the language around. */
function addNotes(parts: Map<AnyNode, Language>, content: readonly Inline[] = []): void {
  const whole = wholeLanguage(content)
  const isWord = (node: Inline) => node.type === 'text' && !isBlank(node.text)
  for (const [at, node] of content.entries()) {
    if (node.type !== 'footnote') continue
    const before = content.slice(0, at).findLast(isWord)
    const after = content.slice(at + 1).find(isWord)
    const between =
      before && after && languageOf(before) === languageOf(after) ? languageOf(before) : undefined
    const language = whole ?? between
    if (language) parts.set(node, language)
  }
}

/** The one language that all its words are marked with; undefined for those of the article; null where there are none. */
function languageOfBlock(block: Block): Language | undefined | null {
  const lines = [...walk([block])].flatMap((node) => {
    const isSilent =
      !hasWords(node) || (node.content ?? []).every((one) => one.type !== 'text' || isBlank(one.text))
    return isSilent ? [] : [wholeLanguage(node.content)]
  })
  if (lines.length === 0) return null
  return lines.every((language) => language === lines[0]) ? lines[0] : undefined
}
