import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { Headline } from '../headline.tsx'
import { writtenIn } from '../written.ts'
import { SectionTitle } from './section-title.tsx'

type Props = { section: SectionView; articles: readonly ArticleSummary[]; print: PrintContext }

/** A section on the front page without a picture: its titles on one line, the newest with its first words. */
export function SectionLine({ section, articles, print: { t } }: Props) {
  return (
    <section className="mt-12 border-t-4 border-ink pt-2">
      <SectionTitle section={section} />
      <div className="mt-2 grid gap-x-8 max-md:divide-y max-md:divide-rule md:mt-3 md:grid-cols-2 md:gap-y-6 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
        {articles.map((article) => (
          <article
            key={article.id}
            className="max-md:py-3 lg:not-first:border-l lg:not-first:border-rule lg:not-first:pl-8"
          >
            <Headline article={article} t={t} className="text-19" />
            {article.standfirst ? (
              <p
                {...writtenIn(article, t, article.standfirst)}
                className="mt-2 line-clamp-3 font-serif text-16 leading-[1.42] text-ink-2 max-md:hidden"
              >
                {article.standfirst}
              </p>
            ) : null}
          </article>
        ))}
      </div>
    </section>
  )
}
