import { addressesFor, type DayContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Moment } from '../../ui/time.tsx'
import { Headline } from '../headline.tsx'

/** « En continu »: the hour, the title, nothing else. */
export function Latest({ articles, print }: { articles: readonly ArticleSummary[]; print: DayContext }) {
  const { t } = print
  return (
    <section>
      <h2 className="border-t-4 border-ink pt-2 text-15 font-semibold">{t('site.latest')}</h2>
      <ol className="mt-1 divide-y divide-rule">
        {articles.map((article) => (
          <li key={article.id} className="grid grid-cols-[3.5rem_1fr] items-baseline gap-x-2 py-2.5">
            <Moment
              date={article.publishedAt}
              print={print}
              className="text-13 text-accent-ink tabular-nums"
            />
            <Headline article={article} t={t} className="text-15 leading-[1.3]" />
          </li>
        ))}
      </ol>
      <p className="mt-2">
        <a href={addressesFor(t).pages.latest} className="quiet-link inline-block py-1 text-14 font-semibold">
          {t('site.latest_all')}
        </a>
      </p>
    </section>
  )
}
