import type { PrintContext } from '#components/print/print-context.ts'
import { type Block, type Footnote, footnotes } from '#domain/articles/document.ts'
import type { ForeignParts } from '#domain/articles/foreign-parts.ts'
import { noteParts } from '#domain/articles/note-parts.ts'
import { directionOf } from '#lib/direction.ts'
import { directionOfLanguage, type Locale } from '#lib/locale.ts'

/** The number of every note that holds words. A note without words has none, and is not printed. */
export type NoteNumbers = ReadonlyMap<Footnote, number>

export const numberNotes = (blocks: readonly Block[]): NoteNumbers =>
  new Map(footnotes(blocks).map((note, index) => [note, index + 1]))

const noteId = (number: number) => `note-${number}`
const callId = (number: number) => `appel-${number}`

/** Addresses that the notes of a page take: no heading may have them. */
export const noteIds = (notes: NoteNumbers): string[] =>
  [...notes.values()].flatMap((number) => [noteId(number), callId(number)])

/** The number in the text. The space before it holds nothing: it stands right after its word. */
export function NoteCall({ number }: { number: number }) {
  return (
    <sup className="note-call">
      <a id={callId(number)} href={`#${noteId(number)}`} role="doc-noteref">
        {number}
      </a>
    </sup>
  )
}

/** All notes, below the text they belong to, each with the way back to its place. */
export function Notes({
  notes,
  foreign,
  print: { t, locale },
  lang,
}: {
  notes: NoteNumbers
  foreign: ForeignParts
  print: PrintContext
  lang?: Locale | undefined
}) {
  if (notes.size === 0) return null
  return (
    <section className="notes" role="doc-endnotes" aria-labelledby="notes">
      <h2 id="notes" lang={lang}>
        {t('article.notes')}
      </h2>
      <ol>
        {[...notes].map(([note, number]) => (
          <li key={number} id={noteId(number)} {...languageOfNote(note, foreign)}>
            <NoteText text={note.attrs.text} />{' '}
            <a
              href={`#${callId(number)}`}
              role="doc-backlink"
              lang={foreign.has(note) ? locale : undefined}
              aria-label={t('article.note_back', { number })}
            >
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Its direction is that of its language, where it has one of its own. */
function languageOfNote(note: Footnote, foreign: ForeignParts) {
  const lang = foreign.get(note)
  return lang ? { lang, dir: directionOfLanguage(lang) } : { dir: directionOf(note.attrs.text) }
}

function NoteText({ text }: { text: string }) {
  return noteParts(text).map((part, index) =>
    part.isAddress ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity.
      <a key={index} href={part.text} rel="external noopener">
        {part.text}
      </a>
    ) : (
      part.text
    ),
  )
}
