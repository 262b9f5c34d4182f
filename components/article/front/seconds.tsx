import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Headline } from '../headline.tsx'
import { Kicker } from '../kicker.tsx'
import { Picture } from '../picture.tsx'
import { writtenIn } from '../written.ts'
import type { When } from './when.ts'

type Props = { articles: readonly ArticleSummary[]; print: PrintContext; when: When; withSection?: boolean }

/** The three stories beside the lead; only the first keeps its picture on wide screens. */
export function Seconds({ articles, print, when, withSection }: Props) {
  return (
    <div className="divide-y divide-rule max-md:border-t max-md:border-rule">
      {articles.map((article, index) => (
        <article
          key={article.id}
          className={`gap-4 py-4 ${article.lead ? 'grid grid-cols-[minmax(0,1fr)_96px]' : ''} md:first:pt-0 ${index === 0 ? 'lg:flex lg:flex-col-reverse lg:gap-2' : 'lg:block'}`}
        >
          <div>
            <Kicker article={article} withSection={withSection}>
              {when(article.publishedAt)}
            </Kicker>
            <Headline article={article} t={print.t} level={2} className="text-19 lg:text-23" />
            {(index > 0 || !article.lead) && article.standfirst ? (
              <p
                {...writtenIn(article, print.t, article.standfirst)}
                className="mt-2 line-clamp-4 font-serif text-16 leading-[1.42] text-ink-2 max-md:hidden"
              >
                {article.standfirst}
              </p>
            ) : null}
          </div>
          {article.lead ? (
            <div className={index === 0 ? '' : 'lg:hidden'}>
              <Picture
                picture={article.lead}
                sizes="(width >= 1024px) 290px, 96px"
                isDecorative
                crop="3/2"
                className={index === 0 ? 'max-lg:aspect-square' : 'aspect-square'}
              />
            </div>
          ) : null}
        </article>
      ))}
    </div>
  )
}
