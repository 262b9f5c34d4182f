import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Time } from '../ui/time.tsx'
import { Headline } from './headline.tsx'
import { Kicker } from './kicker.tsx'
import { openingOf } from './opening.ts'
import { Picture, phoneColumn } from './picture.tsx'
import { Story } from './story.tsx'
import { StoryFacts } from './story-facts.tsx'
import { writtenIn } from './written.ts'

type Props = {
  articles: readonly ArticleSummary[]
  print: PrintContext
  /** Lists across sections say where each story belongs. */
  withSection?: boolean
  /** One story of a first page stands larger. */
  withOpening?: boolean
}

/** So many stories have the larger picture; from there on a list is for looking through. */
const largePictures = 5

/** Stories in the order of time, behind one that opens the page. */
export function StoryList({ articles, print, withSection = false, withOpening = false }: Props) {
  const { opening, others } = withOpening ? openingOf(articles) : { opening: null, others: articles }
  return (
    <>
      {opening ? <Opening article={opening} print={print} withSection={withSection} /> : null}
      <ol className={`divide-y divide-rule ${opening && others.length > 0 ? 'border-t border-rule' : ''}`}>
        {others.map((article, index) => (
          <li key={article.id}>
            <Story
              article={article}
              print={print}
              withSection={withSection}
              isSmall={index >= largePictures}
            />
          </li>
        ))}
      </ol>
    </>
  )
}

function Opening({
  article,
  print,
  withSection,
}: {
  article: ArticleSummary
  print: PrintContext
  withSection: boolean
}) {
  const words = (
    <>
      {withSection ? <Kicker article={article} /> : null}
      <Headline
        article={article}
        t={print.t}
        level={2}
        className={article.lead ? 'text-34 xl:text-44' : 'text-34 lg:text-44'}
      />
      {article.standfirst ? (
        <p
          {...writtenIn(article, print.t, article.standfirst)}
          className="mt-3 font-serif text-17 leading-[1.45] text-pretty text-ink-2 md:text-19"
        >
          {article.standfirst}
        </p>
      ) : null}
      <StoryFacts article={article} print={print}>
        <Time date={article.publishedAt} print={print} form="shortDateTime" />
      </StoryFacts>
    </>
  )
  if (!article.lead) return <article className="py-6 lg:max-w-2/3">{words}</article>
  return (
    <article className="py-5 md:grid md:grid-cols-[1.35fr_1fr] md:gap-x-10 md:py-6">
      <Picture
        picture={article.lead}
        sizes={`(width >= 1304px) 690px, (width >= 768px) 55vw, ${phoneColumn}`}
        crop="3/2"
        isDecorative
        isFirst
      />
      <div className="max-md:mt-3">{words}</div>
    </article>
  )
}
