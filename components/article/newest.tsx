import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Time } from '../ui/time.tsx'
import { Headline } from './headline.tsx'
import { Kicker } from './kicker.tsx'

/** What one may read instead of what is not here. */
export function Newest({ articles, print }: { articles: readonly ArticleSummary[]; print: PrintContext }) {
  if (articles.length === 0) return null
  return (
    <section className="sheet mt-14">
      <h2 className="border-t-4 border-ink pt-2 font-serif text-19 font-bold tracking-[-0.008em]">
        {print.t('site.latest_title')}
      </h2>
      <div className="mt-2 grid gap-x-8 max-md:divide-y max-md:divide-rule md:mt-3 md:grid-cols-3">
        {articles.map((article) => (
          <article
            key={article.id}
            className="max-md:py-3 md:not-first:border-l md:not-first:border-rule md:not-first:pl-8"
          >
            <Kicker article={article}>
              <Time date={article.publishedAt} print={print} form="short" />
            </Kicker>
            <Headline article={article} t={print.t} className="text-19" />
          </article>
        ))}
      </div>
    </section>
  )
}
