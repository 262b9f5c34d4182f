import type { ArticleSummary } from '#domain/articles/view.ts'
import type { Edition } from '#lib/edition.ts'
import { Time } from '../ui/time.tsx'
import { Bylines } from './bylines.tsx'
import { Headline } from './headline.tsx'
import { Picture } from './picture.tsx'

type Props = {
  articles: readonly ArticleSummary[]
  edition: Edition
  /** Lists across sections say where each story belongs. */
  withSection?: boolean
  /** The first story of a first page stands larger. */
  withLead?: boolean
}

/** Stories in the order of time: day, title, standfirst, picture at the right. */
export function StoryList({ articles, edition, withSection = false, withLead = false }: Props) {
  return (
    <ol className="divide-y divide-rule">
      {articles.map((article, index) => (
        <li key={article.id}>
          <Story
            article={article}
            edition={edition}
            withSection={withSection}
            isLead={withLead && index === 0 && article.lead !== null}
          />
        </li>
      ))}
    </ol>
  )
}

function Story({
  article,
  edition,
  withSection,
  isLead,
}: {
  article: ArticleSummary
  edition: Edition
  withSection: boolean
  isLead: boolean
}) {
  const picture = article.lead
  const columns = isLead
    ? 'md:grid-cols-[1fr_1.35fr] max-md:flex max-md:flex-col-reverse'
    : 'grid-cols-[1fr_96px] md:grid-cols-[1fr_280px]'
  return (
    <article className={`grid gap-x-4 gap-y-3 py-5 md:gap-x-10 ${picture ? columns : ''}`}>
      <div className={isLead ? '' : 'lg:grid lg:grid-cols-[8rem_1fr] lg:gap-x-8'}>
        <p className="mb-1 flex flex-wrap items-baseline gap-x-3 text-13 text-ink-2 lg:flex-col">
          {withSection ? <span className="kicker">{article.section.name}</span> : null}
          <Time date={article.publishedAt} edition={edition} form="moment" className="leading-[1.4]" />
        </p>
        <div className="max-w-[44rem]">
          <Headline
            article={article}
            t={edition.t}
            level={2}
            className={isLead ? 'text-28 lg:text-44' : 'text-19 md:text-23'}
          />
          {article.standfirst ? (
            <p
              className={`mt-2 font-serif text-16 leading-[1.45] text-pretty text-ink-2 ${isLead ? 'md:text-19' : 'max-md:hidden'}`}
            >
              {article.standfirst}
            </p>
          ) : null}
          <p className={`mt-2 text-13 text-ink-2 ${isLead ? '' : 'max-md:hidden'}`}>
            <Bylines bylines={article.bylines} edition={edition} />
          </p>
        </div>
      </div>
      {picture ? (
        <Picture
          picture={picture}
          sizes={isLead ? '(width >= 768px) 680px, 100vw' : '(width >= 768px) 280px, 96px'}
          crop="3/2"
          isDecorative
          isFirst={isLead}
          className={isLead ? '' : 'max-md:aspect-square'}
        />
      ) : null}
    </article>
  )
}
