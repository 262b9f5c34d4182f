import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Headline } from '../headline.tsx'
import { Picture, phoneColumn } from '../picture.tsx'
import { StoryFacts } from '../story-facts.tsx'
import { writtenIn } from '../written.ts'
import type { When } from './when.ts'

type Props = { article: ArticleSummary; print: PrintContext; when: When; withSection?: boolean }

/** News that pushes everything else down: its title across the page, then the picture and the first words. */
export function Breaking({ article, print, when, withSection = true }: Props) {
  return (
    <article className="border-t-4 border-accent pt-3">
      <p className="flex flex-wrap gap-x-3 text-15 font-semibold">
        <span className="text-accent-ink">{print.t('front.breaking')}</span>
        {withSection ? <span className="font-normal text-ink-2">{article.section.name}</span> : null}
      </p>
      <Headline
        article={article}
        t={print.t}
        level={2}
        className="leads mt-1 text-34 md:text-44 lg:text-56 lg:leading-[1.04]"
      />
      <div className={`mt-4 ${article.lead ? 'lg:grid lg:grid-cols-[2fr_1fr] lg:gap-x-8' : ''}`}>
        {article.lead ? (
          <Picture
            picture={article.lead}
            sizes={`(width >= 1304px) 806px, (width >= 1024px) 63vw, ${phoneColumn}`}
            // Flatter on wide screens: as high as the first words beside it.
            crop="16/9"
            isFirst
            isDecorative
          />
        ) : null}
        <div className={article.lead ? 'max-lg:mt-3' : ''}>
          {article.standfirst ? (
            <p
              {...writtenIn(article, print.t, article.standfirst)}
              className="max-w-[46rem] font-serif text-19 leading-[1.45] text-pretty text-ink-2 lg:text-23 lg:leading-[1.4] xl:text-28 xl:leading-[1.36]"
            >
              {article.standfirst}
            </p>
          ) : null}
          <StoryFacts article={article} print={print}>
            {when(article.publishedAt)}
          </StoryFacts>
        </div>
      </div>
    </article>
  )
}
