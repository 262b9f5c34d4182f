import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Headline } from '../headline.tsx'
import { Kicker } from '../kicker.tsx'
import { Picture, phoneColumn } from '../picture.tsx'
import { StoryFacts } from '../story-facts.tsx'
import { writtenIn } from '../written.ts'
import type { When } from './when.ts'

type Props = {
  article: ArticleSummary
  print: PrintContext
  when: When
  /** `wide`: nothing stands beside it, picture and words share the width. `half`: another one of the same weight does. */
  look?: 'column' | 'wide' | 'half'
  /** The one picture of the page that is fetched before the others. */
  isFirst?: boolean
  /** Under the title of a report. */
  level?: 2 | 3
  withSection?: boolean
}

const sizes = {
  column: `(width >= 1304px) 604px, (width >= 1024px) 47vw, ${phoneColumn}`,
  wide: `(width >= 1304px) 700px, (width >= 1024px) 56vw, ${phoneColumn}`,
  half: `(width >= 1304px) 604px, (width >= 768px) 47vw, ${phoneColumn}`,
}

/** The story of the day, or one of two. */
export function Lead({
  article,
  print,
  when,
  look = 'column',
  isFirst = true,
  level = 2,
  withSection,
}: Props) {
  const isSplit = look === 'wide' && article.lead !== null
  return (
    <article className={isSplit ? 'lg:grid lg:grid-cols-[7fr_5fr] lg:gap-x-10' : ''}>
      {article.lead ? (
        <Picture picture={article.lead} sizes={sizes[look]} crop="3/2" isFirst={isFirst} isDecorative />
      ) : null}
      <div className={`${article.lead ? 'mt-3' : ''} ${isSplit ? 'lg:mt-0' : ''}`}>
        <Kicker article={article} withSection={withSection} />
        <Headline
          article={article}
          t={print.t}
          level={level}
          className={
            look === 'half' || level === 3
              ? 'leads text-34 xl:text-44'
              : 'leads text-34 lg:text-44 xl:text-52 xl:leading-[1.08]'
          }
        />
        {article.standfirst ? (
          <p
            {...writtenIn(article, print.t, article.standfirst)}
            className="mt-3 max-w-[46rem] font-serif text-17 leading-[1.45] text-pretty text-ink-2 md:text-19"
          >
            {article.standfirst}
          </p>
        ) : null}
        <StoryFacts article={article} print={print}>
          {when(article.publishedAt)}
        </StoryFacts>
      </div>
    </article>
  )
}
