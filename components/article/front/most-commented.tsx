import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Headline } from '../headline.tsx'

/** A ranking of one or two ranks nothing. */
const fewest = 3

/** « Les plus commentés »: the talk of the last two weeks, of the site or of a section, numbered. */
export function MostCommented({
  articles,
  print: { t },
}: {
  articles: readonly ArticleSummary[]
  print: PrintContext
}) {
  if (articles.length < fewest) return null
  return (
    <section className="mt-14 border-t-4 border-ink pt-2">
      <h2 className="font-serif text-19 font-bold tracking-[-0.008em]">{t('site.most_commented')}</h2>
      <ol className="mt-4 grid gap-x-8 max-lg:divide-y max-lg:divide-rule lg:auto-cols-fr lg:grid-flow-col">
        {articles.map((article, index) => (
          <li
            key={article.id}
            className="grid grid-cols-[2.75rem_1fr] items-baseline gap-x-2 py-3 lg:block lg:py-0 lg:not-first:border-l lg:not-first:border-rule lg:not-first:pl-6"
          >
            <span
              aria-hidden="true"
              className="font-serif text-34 leading-none font-semibold text-accent tabular-nums lg:block lg:text-44"
            >
              {index + 1}
            </span>
            <Headline article={article} t={t} className="text-17 leading-[1.24] lg:mt-2" />
          </li>
        ))}
      </ol>
    </section>
  )
}
