import { Fragment, type ReactNode } from 'react'
import { type Inline, isSafeHref, type Mark } from '#domain/articles/document.ts'
import { directionOfLanguage } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'
import { NoteCall, type NoteNumbers } from './notes.tsx'

/** Words and their marks. What is not known here is printed as plain words, never guessed. */
export function InlineText({
  content,
  notes,
}: {
  content: readonly Inline[] | undefined
  notes: NoteNumbers
}) {
  return (content ?? []).map((node, index) => {
    // Inline nodes have no identity of their own, and a published text does not change under React.
    const key = index
    if (node.type === 'hardBreak') return <br key={key} />
    if (node.type === 'footnote') {
      const number = notes.get(node)
      return number === undefined ? null : <NoteCall key={key} number={number} />
    }
    if (node.type !== 'text') return null
    // Most words are plain, and cost nothing as a string.
    // A mark on a space alone marks nothing: a link without words leads nobody.
    if (!node.marks?.length || isBlank(node.text)) return node.text
    return <Fragment key={key}>{node.marks.reduceRight<ReactNode>(wrap, node.text)}</Fragment>
  })
}

function wrap(text: ReactNode, mark: Mark): ReactNode {
  if (mark.type === 'bold') return <strong>{text}</strong>
  if (mark.type === 'italic') return <em>{text}</em>
  if (mark.type === 'language') {
    const { lang } = mark.attrs
    // With a direction of its own a passage is held together, and does not reorder what stands beside it.
    return (
      <span lang={lang} dir={directionOfLanguage(lang)}>
        {text}
      </span>
    )
  }
  if (mark.type === 'link' && isSafeHref(mark.attrs.href)) {
    const isOurs = mark.attrs.href.startsWith('/')
    return (
      <a href={mark.attrs.href} rel={isOurs ? undefined : 'external noopener'}>
        {text}
      </a>
    )
  }
  return text
}
