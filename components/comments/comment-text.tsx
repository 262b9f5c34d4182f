import { Fragment } from 'react'
import { type Line, readComment, type Span } from './comment-markup.ts'

/** The words of a comment. Indexes are keys: a comment's parts have no identity, and its text does not change. */
export function CommentText({ text }: { text: string }) {
  return (
    <div className="mt-2 space-y-3 font-serif text-17 leading-[1.59] [overflow-wrap:anywhere]">
      {readComment(text).map((block, index) => {
        const key = index
        if (block.kind === 'paragraph') return <p key={key}>{block.lines.map(line)}</p>
        return (
          <blockquote key={key} className="border-l-2 border-rule pl-3 text-ink-2">
            <p>{block.lines.map(line)}</p>
          </blockquote>
        )
      })}
    </div>
  )
}

function line(spans: Line, index: number) {
  const [first] = spans
  if (index === 0 && spans.length === 1 && first?.kind === 'text') return first.text
  return (
    <Fragment key={index}>
      {index > 0 ? <br /> : null}
      {spans.map(span)}
    </Fragment>
  )
}

function span(part: Span, index: number) {
  switch (part.kind) {
    case 'bold':
      return <strong key={index}>{part.text}</strong>
    case 'italic':
      return <em key={index}>{part.text}</em>
    case 'link':
      return (
        <a key={index} href={part.href} rel="nofollow ugc noopener external" className="quiet-link">
          {part.text}
        </a>
      )
    default:
      return part.text
  }
}
