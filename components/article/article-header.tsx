import { holdsWords } from '#domain/articles/document.ts'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import { directionOf } from '#lib/direction.ts'
import type { Edition } from '#lib/edition.ts'
import { CommentCount } from './comment-count.tsx'
import { longWordClass } from './long-words.ts'

export function ArticleHeader({ article, edition }: { article: ArticleView; edition: Edition }) {
  return (
    <header className="pt-5 md:pt-9">
      <p className="text-15 font-semibold">
        <a href={`/${article.section.slug}`} className="inline-block py-1 text-accent-ink hover:underline">
          {article.section.name}
        </a>
      </p>
      <div className={`headline mt-1 text-34 min-[1200px]:text-44 ${longWordClass(article.title)}`}>
        <h1 dir={directionOf(article.title)}>{article.title}</h1>{' '}
        <CommentCount href={articleHref(article)} count={article.commentCount} t={edition.t} isLong />
      </div>
      {holdsWords(article.standfirst) ? (
        <p
          dir={directionOf(article.standfirst)}
          className="mt-4 max-w-[46rem] font-serif text-19 leading-[1.42] text-pretty text-ink-2 md:text-23 md:leading-[1.36]"
        >
          {article.standfirst}
        </p>
      ) : null}
    </header>
  )
}
