import type { PrintContext } from '#components/print/print-context.ts'

type Props = { href: string; count: number; t: PrintContext['t']; isLong?: boolean }

/**
 * Beside every title, zero included: how many comments, and the way to them. In a list nobody is led where nobody has
 * spoken yet, so that the tab key has half the stops; on the article's own page it leads to the form.
 */
export function CommentCount({ href, count, t, isLong = false }: Props) {
  const words = isLong ? (
    t('article.comments', { count })
  ) : (
    <>
      {count}
      <span className="sr-only"> {t('article.comments_word', { count })}</span>
    </>
  )
  const content = (
    <>
      <svg viewBox="0 0 13 12" aria-hidden="true">
        <path d="M.7.7h11.6v7.9H5.6L2.9 11V8.6H.7z" />
      </svg>
      {words}
    </>
  )
  if (count === 0 && !isLong) return <span className="comment-count">{content}</span>
  return (
    <a href={`${href}#commentaires`} className="comment-count">
      {content}
    </a>
  )
}
