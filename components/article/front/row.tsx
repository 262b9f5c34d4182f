import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Headline } from '../headline.tsx'
import { Kicker } from '../kicker.tsx'
import { Picture } from '../picture.tsx'
import { writtenIn } from '../written.ts'

type Props = { articles: readonly ArticleSummary[]; print: PrintContext; withSection?: boolean }

/** Four pictures in a row are a wall; two are a rhythm. */
const mostPictures = 2

/**
 * A row of four, with and without pictures. All begin with their title, on one line; below it a picture, on the line
 * of the others, or the first words.
 */
export function Row({ articles, print, withSection }: Props) {
  if (articles.length === 0) return null
  const pictured = new Set(articles.filter((article) => article.lead).slice(0, mostPictures))
  return (
    <div className="mt-8 grid gap-x-8 border-t-4 border-ink max-md:divide-y max-md:divide-rule md:grid-cols-2 md:gap-y-8 md:pt-4 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
      {articles.map((article) => {
        const isPictured = pictured.has(article)
        return (
          <article
            key={article.id}
            className="grid grid-cols-[minmax(0,1fr)_96px] gap-4 max-md:py-4 md:flex md:flex-col md:gap-3 lg:not-first:border-l lg:not-first:border-rule lg:not-first:pl-8"
          >
            <div className={isPictured ? '' : 'max-md:col-span-2'}>
              <Kicker article={article} withSection={withSection} />
              <Headline article={article} t={print.t} level={2} className="text-19" />
              {!isPictured && article.standfirst ? (
                <p
                  {...writtenIn(article, print.t, article.standfirst)}
                  className="mt-2 line-clamp-5 font-serif text-16 leading-[1.42] text-ink-2 max-md:hidden"
                >
                  {article.standfirst}
                </p>
              ) : null}
            </div>
            {isPictured && article.lead ? (
              <div className="md:mt-auto">
                <Picture
                  picture={article.lead}
                  sizes="(width >= 1024px) 290px, (width >= 768px) 340px, 96px"
                  isDecorative
                  crop="3/2"
                  className="max-md:aspect-square"
                />
              </div>
            ) : null}
          </article>
        )
      })}
    </div>
  )
}
