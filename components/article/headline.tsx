import type { PrintContext } from '#components/print/print-context.ts'
import { type ArticleSummary, articleHref } from '#domain/articles/view.ts'
import { CommentCount } from './comment-count.tsx'
import { longWordClass } from './long-words.ts'
import { writtenIn } from './written.ts'

type Props = {
  article: ArticleSummary
  t: PrintContext['t']
  level?: 2 | 3
  /** Size, as a utility class. */
  className?: string
}

/** A title in a list: the link to the article, and the count of its comments right beside it. */
export function Headline({ article, t, level = 3, className = 'text-19' }: Props) {
  const Title = `h${level}` as const
  const href = articleHref(article)
  return (
    <div className={`headline ${className} ${longWordClass(article.title)}`}>
      <Title>
        <a href={href} {...writtenIn(article, t, article.title)}>
          {article.title}
        </a>
      </Title>
      {'\u00a0'}
      <CommentCount href={href} count={article.commentCount} t={t} />
    </div>
  )
}
