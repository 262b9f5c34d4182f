import { type Inline, inlineText } from '#domain/articles/document.ts'
import { wholeLanguage, withoutLanguage } from '#domain/articles/passages.ts'
import { directionOf } from '#lib/direction.ts'
import { directionOfLanguage } from '#lib/locale.ts'
import { InlineText } from './inline.tsx'
import type { NoteNumbers } from './notes.tsx'

type Props = {
  as?: 'p' | 'h2' | 'h3'
  id?: string
  content: readonly Inline[] | undefined
  notes: NoteNumbers
}

/** One paragraph or heading. One that is whole in another language says so itself: its direction is that of its words. */
export function Line({ as: Element = 'p', id, content, notes }: Props) {
  const lang = wholeLanguage(content)
  const direction = lang ? directionOfLanguage(lang) : directionOf(inlineText(content))
  return (
    <Element id={id} lang={lang} dir={direction}>
      <InlineText content={lang ? withoutLanguage(content) : content} notes={notes} />
    </Element>
  )
}
