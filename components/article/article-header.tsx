import type { PrintContext } from '#components/print/print-context.ts'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import { directionOf } from '#lib/direction.ts'
import { CommentCount } from './comment-count.tsx'
import { longWordClass } from './long-words.ts'

export function ArticleHeader({ article, print }: { article: ArticleView; print: PrintContext }) {
  return (
    <header className="pt-5 md:pt-9">
      <p className="text-15 font-semibold">
        <a href={`/${article.section.slug}`} className="inline-block py-1 text-accent-ink hover:underline">
          {article.section.name}
        </a>
      </p>
      <div className={`headline mt-1 text-34 min-[1200px]:text-44 ${longWordClass(article.title)}`}>
        <h1 dir={directionOf(article.title)}>{article.title}</h1>{' '}
        <CommentCount href={articleHref(article)} count={article.commentCount} t={print.t} isLong />
      </div>
    </header>
  )
}
