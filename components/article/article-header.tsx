import { holdsWords } from '#domain/articles/document.ts'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import { directionOf } from '#lib/direction.ts'
import type { Edition } from '#lib/edition.ts'
import { Time } from '../ui/time.tsx'
import { Bylines } from './bylines.tsx'
import { CommentCount } from './comment-count.tsx'

export function ArticleHeader({ article, edition }: { article: ArticleView; edition: Edition }) {
  const { t } = edition
  const isUpdated = article.updatedAt !== null && article.updatedAt > article.publishedAt
  return (
    <header className="pt-6 md:pt-10">
      <p className="text-15 font-semibold">
        <a href={`/${article.section.slug}`} className="inline-block py-1 text-accent-ink hover:underline">
          {article.section.name}
        </a>
      </p>
      <div className="headline mt-1 text-34 min-[1080px]:text-44">
        <h1 dir={directionOf(article.title)}>{article.title}</h1>{' '}
        <CommentCount href={articleHref(article)} count={article.commentCount} t={t} isLong />
      </div>
      {holdsWords(article.standfirst) ? (
        <p
          dir={directionOf(article.standfirst)}
          className="mt-4 max-w-[46rem] font-serif text-19 leading-[1.42] text-pretty text-ink-2 md:text-23 md:leading-[1.36]"
        >
          {article.standfirst}
        </p>
      ) : null}
      <div className="mt-5 flex flex-wrap items-baseline gap-x-5 gap-y-1 border-t border-rule pt-3 text-14 text-ink-2">
        {article.bylines.length > 0 ? (
          <p>
            <Bylines bylines={article.bylines} edition={edition} isLinked />
          </p>
        ) : null}
        <p>
          {t.rich('article.published', {
            date: () => <Time date={article.publishedAt} edition={edition} form="dateTime" />,
          })}
        </p>
        {isUpdated && article.updatedAt ? (
          <p>
            {t.rich('article.updated', {
              date: () => <Time date={article.updatedAt as Date} edition={edition} form="dateTime" />,
            })}
          </p>
        ) : null}
        <p>{t('article.reading_time', { minutes: article.readingMinutes })}</p>
      </div>
    </header>
  )
}
