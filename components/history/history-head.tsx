import type { ReactNode } from 'react'
import { writtenIn } from '#components/article/written.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import { type ArticleSummary, articleHref } from '#domain/articles/view.ts'

/** The head of a page about an article: which one, and what is said about it. */
export function AboutArticleHead({
  article,
  title,
  t,
  children,
}: {
  article: ArticleSummary
  title: string
  t: Translator
  children?: ReactNode
}) {
  return (
    <header>
      <p className="kicker mb-2 border-t-4 border-ink pt-4" {...writtenIn(article, t, article.title)}>
        <a href={articleHref(article)}>{article.title}</a>
      </p>
      <div className="headline text-28 md:text-34">
        <h1>{title}</h1>
      </div>
      {children}
    </header>
  )
}
