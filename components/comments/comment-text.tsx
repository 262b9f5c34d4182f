import { Fragment } from 'react'
import { type Line, readComment, type Span } from './comment-markup.ts'

type Props = {
  body: string
  className?: string
  /** On a desk, an address that somebody clicks must not take the desk away. */
  opensAside?: boolean
}

/**
 * The words of a comment, each paragraph in its own direction: the same for readers and for the moderator who decides.
 * Indexes are keys: a comment's parts have no identity, and its text does not change.
 */
export function CommentText({
  body,
  className = 'mt-2 space-y-3 text-17 leading-[1.59]',
  opensAside = false,
}: Props) {
  const line = (spans: Line, index: number) => {
    const [first] = spans
    if (index === 0 && spans.length === 1 && first?.kind === 'text') return first.text
    return (
      <Fragment key={index}>
        {index > 0 ? <br /> : null}
        {spans.map((part, at) => span(part, at, opensAside))}
      </Fragment>
    )
  }
  return (
    <div className={`font-serif [overflow-wrap:anywhere] ${className}`}>
      {readComment(body).map((block, index) => {
        const key = index
        if (block.kind === 'paragraph')
          return (
            <p key={key} dir="auto">
              {block.lines.map(line)}
            </p>
          )
        return (
          <blockquote key={key} dir="auto" className="border-s-2 border-rule ps-3 text-ink-2">
            <p>{block.lines.map(line)}</p>
          </blockquote>
        )
      })}
    </div>
  )
}

function span(part: Span, index: number, opensAside: boolean) {
  switch (part.kind) {
    case 'bold':
      return <strong key={index}>{part.text}</strong>
    case 'italic':
      return <em key={index}>{part.text}</em>
    case 'link':
      return (
        <a
          key={index}
          href={part.href}
          rel="nofollow ugc noopener external"
          target={opensAside ? '_blank' : undefined}
          dir="ltr"
          className="quiet-link"
        >
          {part.text}
        </a>
      )
    default:
      return part.text
  }
}
