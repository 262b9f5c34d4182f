import type { EditorState } from '@tiptap/pm/state'
import type { Insertion } from '../blocks/insertions.ts'

/** Longer than any name of a block: whoever writes on means their words. */
const longest = 24

export type SlashQuery = { from: number; query: string }

/** What stands behind a slash that begins a line of the text, with the cursor at its end; null where there is none. */
export function slashQuery({ selection }: EditorState): SlashQuery | null {
  const { $from, empty } = selection
  const { parent } = $from
  if (!empty || $from.depth !== 1 || parent.type.name !== 'paragraph') return null
  const text = parent.textContent
  // Only words: a note or a break in the line is the beginning of a text.
  if (!text.startsWith('/') || $from.parentOffset !== text.length || parent.content.size !== text.length)
    return null
  const query = text.slice(1)
  return query.length > longest || /^[\s/]/.test(query) ? null : { from: $from.start(), query }
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f’'-]+/g, ' ')
    .trim()

/** The choices that have these letters, those that begin with them first: accents and capitals do not count. */
export function matching(choices: readonly Insertion[], query: string): Insertion[] {
  const wanted = folded(query)
  const places = choices.map((choice) => ({ choice, at: ` ${folded(choice.label)}`.indexOf(` ${wanted}`) }))
  const begun = places.filter(({ at }) => at >= 0).sort((a, b) => Number(a.at > 0) - Number(b.at > 0))
  const inside = places.filter(({ choice, at }) => at < 0 && folded(choice.label).includes(wanted))
  return [...begun, ...inside].map(({ choice }) => choice)
}
