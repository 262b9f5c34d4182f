import type { ReactNode } from 'react'
import type { ArticleSummary, ArticleView, PictureView } from '#domain/articles/view.ts'
import type { Edition } from '#lib/edition.ts'
import { ArticleHeader } from './article-header.tsx'
import { Body } from './body.tsx'
import { Caption } from './caption.tsx'
import { Corrections } from './corrections.tsx'
import { Picture } from './picture.tsx'
import { Related } from './related.tsx'
import { Topics } from './topics.tsx'

type Props = {
  article: ArticleView
  edition: Edition
  related?: ArticleSummary[]
  /** The thread of comments; absent in a preview. */
  children?: ReactNode
}

/**
 * The page of an article, below the masthead: header, lead picture, text, what belongs to it, and the thread.
 * On wide screens a text column of 660 px and a margin of 256 px for quotations.
 */
export function Article({ article, edition, related = [], children }: Props) {
  return (
    <div className="sheet">
      <div className="mx-auto max-w-[660px] min-[1080px]:max-w-[972px]">
        <article lang={edition.locale}>
          <ArticleHeader article={article} edition={edition} />
          {article.lead ? (
            <figure className="mt-6 md:mt-8">
              <Picture
                picture={article.lead}
                sizes="(width >= 1080px) 972px, (width >= 768px) 660px, 100vw"
                isFirst
                className={
                  isLandscape(article.lead)
                    ? 'min-[1080px]:aspect-video min-[1080px]:object-cover'
                    : 'max-h-[85vh] object-contain object-left'
                }
              />
              <Caption caption={article.lead.caption} credit={article.lead.credit} t={edition.t} />
            </figure>
          ) : null}
          <div className="mt-6 max-w-[660px] md:mt-10">
            <Body body={article.body} pictures={article.pictures} edition={edition} />
            <Corrections corrections={article.corrections} edition={edition} />
            <Topics topics={article.topics} t={edition.t} />
          </div>
        </article>
        <Related articles={related} edition={edition} />
        {children}
      </div>
    </div>
  )
}

/** Tall pictures are shown whole, as high as the window; wide ones may lose a little sky. */
const isLandscape = ({ width, height }: PictureView) => width / height >= 1.4
