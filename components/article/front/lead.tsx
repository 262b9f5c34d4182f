import type { DayContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Moment } from '../../ui/time.tsx'
import { Headline } from '../headline.tsx'
import { Kicker } from '../kicker.tsx'
import { Picture, phoneColumn } from '../picture.tsx'
import { StoryFacts } from '../story-facts.tsx'

type Props = {
  article: ArticleSummary
  print: DayContext
  /** Nothing stands beside it: picture and words share the width. */
  isAlone?: boolean
}

/** The story of the day. */
export function Lead({ article, print, isAlone = false }: Props) {
  const isSplit = isAlone && article.lead !== null
  return (
    <article className={isSplit ? 'lg:grid lg:grid-cols-[7fr_5fr] lg:gap-x-10' : ''}>
      {article.lead ? (
        <Picture
          picture={article.lead}
          sizes={`(width >= 1304px) 604px, (width >= 1024px) 47vw, ${phoneColumn}`}
          crop="3/2"
          isFirst
          isDecorative
        />
      ) : null}
      <div className={`${article.lead ? 'mt-3' : ''} ${isSplit ? 'lg:mt-0' : ''}`}>
        <Kicker article={article} />
        <Headline
          article={article}
          t={print.t}
          level={2}
          className="leads text-34 lg:text-44 xl:text-52 xl:leading-[1.08]"
        />
        {article.standfirst ? (
          <p className="mt-3 max-w-[46rem] font-serif text-17 leading-[1.45] text-pretty text-ink-2 md:text-19">
            {article.standfirst}
          </p>
        ) : null}
        <StoryFacts article={article} print={print}>
          <Moment date={article.publishedAt} print={print} />
        </StoryFacts>
      </div>
    </article>
  )
}
