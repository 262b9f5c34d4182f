import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Bylines } from '../bylines.tsx'
import { Headline } from '../headline.tsx'
import { Picture } from '../picture.tsx'
import { writtenIn } from '../written.ts'

/** « Le grand format »: the long read of the week, a page of night in the paper. */
export function LongRead({ article, print }: { article: ArticleSummary; print: PrintContext }) {
  const { t } = print
  return (
    <section className="night mt-12 max-md:-mx-4 md:grid md:grid-cols-2 lg:grid-cols-[7fr_5fr]">
      {article.lead ? (
        <Picture
          picture={article.lead}
          // A hair less than it is: a screen of 412 points at 1.75 has 721 pixels, and does well with the file of 720.
          sizes="(width >= 1304px) 724px, (width >= 1024px) 56vw, (width >= 768px) 50vw, (resolution >= 2.5dppx) 66vw, 99vw"
          crop="3/2"
          isDecorative
          className="md:h-full"
        />
      ) : null}
      <div className="px-4 pt-4 pb-6 md:p-8 lg:flex lg:flex-col lg:justify-center lg:px-10">
        <h2 className="text-13 font-semibold text-accent-ink">{t('site.long_read')}</h2>
        <Headline article={article} t={t} className="mt-2 text-34 xl:text-44" />
        {article.standfirst ? (
          <p
            {...writtenIn(article, t, article.standfirst)}
            className="mt-3 font-serif text-17 leading-[1.45] text-pretty text-ink-2"
          >
            {article.standfirst}
          </p>
        ) : null}
        <p className="mt-4 flex flex-wrap gap-x-4 text-14 text-ink-2">
          {article.bylines.length > 0 ? (
            <span>
              <Bylines bylines={article.bylines} print={print} />
            </span>
          ) : null}{' '}
          <span>{t('article.reading_time', { minutes: article.readingMinutes })}</span>
        </p>
      </div>
    </section>
  )
}
