import type { Edition } from '#lib/edition.ts'

type Props = { href: string; count: number; t: Edition['t']; isLong?: boolean }

/** Beside every title, zero included: how many comments, and the way to them. */
export function CommentCount({ href, count, t, isLong = false }: Props) {
  return (
    <a href={`${href}#commentaires`} className={isLong ? 'comment-count whitespace-normal' : 'comment-count'}>
      {isLong ? (
        t('article.comments', { count })
      ) : (
        <>
          {count}
          <span className="sr-only"> {t('article.comments_word', { count })}</span>
        </>
      )}
    </a>
  )
}
