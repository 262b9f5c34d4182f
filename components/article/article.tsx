import type { ReactNode } from 'react'
import type { ArticleSummary, ArticleView, AuthorView } from '#domain/articles/view.ts'
import type { Edition } from '#lib/edition.ts'
import { ArticleFacts } from './article-facts.tsx'
import { ArticleHeader } from './article-header.tsx'
import { Authors } from './authors.tsx'
import { Body } from './body.tsx'
import { Caption } from './caption.tsx'
import { Corrections } from './corrections.tsx'
import { Picture } from './picture.tsx'
import { Related } from './related.tsx'
import { Topics } from './topics.tsx'

type Props = {
  article: ArticleView
  edition: Edition
  /** Who signed it, with their lives; a preview knows their names only. */
  authors?: AuthorView[]
  related?: ArticleSummary[]
  /** The thread of comments; absent in a preview. */
  children?: ReactNode
}

/**
 * On wide screens the text stands in the middle: who wrote it, when and about what go along in the margin at its
 * left, the one at its right is for quotations. Below that width everything is one column, in the same order.
 */
const columns =
  'mx-auto max-w-[600px] min-[1200px]:grid min-[1200px]:max-w-none min-[1200px]:grid-cols-[11fr_600px_13fr] min-[1200px]:gap-x-14'

/**
 * The page of an article, below the masthead: header, lead picture, text, what belongs to it, and the thread.
 */
export function Article({ article, edition, authors = [], related = [], children }: Props) {
  return (
    <div className="sheet">
      <article lang={edition.locale} className={columns}>
        <div className="min-[1200px]:col-span-2 min-[1200px]:col-start-2">
          <ArticleHeader article={article} edition={edition} />
        </div>
        <ArticleFacts article={article} edition={edition} />
        {article.lead ? (
          <figure className="mt-6 min-[1200px]:col-span-2 min-[1200px]:col-start-2 min-[1200px]:row-start-2 md:mt-8">
            <Picture
              picture={article.lead}
              sizes="(width >= 1304px) 948px, (width >= 1200px) 886px, (width >= 664px) 600px, 100vw"
              isFirst
              className="max-h-[72vh] bg-transparent object-contain object-left"
            />
            <Caption caption={article.lead.caption} credit={article.lead.credit} t={edition.t} />
          </figure>
        ) : null}
        <div className="mt-6 min-[1200px]:col-start-2 min-[1200px]:row-start-3 md:mt-8">
          <Body body={article.body} pictures={article.pictures} edition={edition} />
          <Corrections corrections={article.corrections} edition={edition} />
          <Authors bylines={article.bylines} authors={authors} />
          <Topics topics={article.topics} t={edition.t} className="mt-8 min-[1200px]:hidden" />
        </div>
      </article>
      <div className={columns}>
        <div className="min-[1200px]:col-span-2 min-[1200px]:col-start-2">
          <Related articles={related} edition={edition} />
        </div>
        <div className="min-[1200px]:col-start-2">{children}</div>
      </div>
    </div>
  )
}
