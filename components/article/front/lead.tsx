import type { ArticleSummary } from '#domain/articles/view.ts'
import type { Edition } from '#lib/edition.ts'
import { Bylines } from '../bylines.tsx'
import { Headline } from '../headline.tsx'
import { Picture } from '../picture.tsx'

/** The story of the day. */
export function Lead({ article, edition }: { article: ArticleSummary; edition: Edition }) {
  return (
    <article>
      {article.lead ? (
        <Picture
          picture={article.lead}
          sizes="(width >= 1304px) 604px, (width >= 1024px) 47vw, 100vw"
          crop="3/2"
          isFirst
          isDecorative
        />
      ) : null}
      <p className="kicker mt-3 mb-1">{article.section.name}</p>
      <Headline article={article} t={edition.t} level={2} className="text-34 min-[1200px]:text-44" />
      {article.standfirst ? (
        <p className="mt-3 font-serif text-17 leading-[1.45] text-pretty text-ink-2 md:text-19">
          {article.standfirst}
        </p>
      ) : null}
      <p className="mt-3 text-14 text-ink-2">
        <Bylines bylines={article.bylines} edition={edition} />
      </p>
    </article>
  )
}
