import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleView } from '#domain/articles/view.ts'
import { calendarDay } from '#lib/dates.ts'
import { inLanguage } from '#lib/locale.ts'
import { Time } from '../ui/time.tsx'
import { Bylines } from './bylines.tsx'
import { Topics } from './topics.tsx'
import { shownUpdate } from './update.ts'

/** Who wrote it, when, how long it is: a line under the title, and where there is a margin, beside the text. */
export function ArticleFacts({ article, print }: { article: ArticleView; print: PrintContext }) {
  const { t } = print
  const updatedAt = shownUpdate(article)
  return (
    // What the page says for itself stands in the middle of a text that may be in another language.
    <div
      {...inLanguage(print.locale, article.language)}
      className="facts mt-5 font-sans text-14 hyphens-manual text-ink-2 lining-nums min-[1200px]:absolute min-[1200px]:inset-y-0 min-[1200px]:right-[calc(100%+56px)] min-[1200px]:mt-6 min-[1200px]:w-[calc((min(100vw,1304px)-776px)*11/24)]"
    >
      <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1 border-t border-rule pt-3 min-[1200px]:block min-[1200px]:space-y-1.5 min-[1200px]:border-t-ink [@media(width>=1200px)_and_(height>=560px)]:sticky [@media(width>=1200px)_and_(height>=560px)]:top-6">
        {article.bylines.length > 0 ? (
          <p className="min-[1200px]:text-15">
            <Bylines bylines={article.bylines} print={print} isLinked />
          </p>
        ) : null}
        <p>
          {t.rich('article.published', {
            date: () => <Time date={article.publishedAt} print={print} form="dateTime" />,
          })}
        </p>
        {updatedAt ? (
          <p>
            {isSameDay(article.publishedAt, updatedAt, print.zone)
              ? t.rich('article.updated_same_day', {
                  date: () => <Time date={updatedAt} print={print} form="time" />,
                })
              : t.rich('article.updated', {
                  date: () => <Time date={updatedAt} print={print} form="dateTime" />,
                })}
          </p>
        ) : null}
        <p>{t('article.reading_time', { minutes: article.readingMinutes })}</p>
        <Topics
          topics={article.topics}
          t={t}
          className="!mt-5 border-t border-rule pt-3 max-[1199.98px]:hidden"
        />
      </div>
    </div>
  )
}

const isSameDay = (one: Date, other: Date, zone: string) =>
  calendarDay(one, zone) === calendarDay(other, zone)
