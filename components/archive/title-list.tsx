import { writtenIn } from '#components/article/written.ts'
import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { Time } from '#components/ui/time.tsx'
import type { ArchivedTitle } from '#domain/articles/archive-queries.ts'
import { articleHref } from '#domain/articles/view.ts'
import { calendarDate, calendarDay } from '#lib/dates.ts'

type Props = { titles: readonly ArchivedTitle[]; print: PrintContext }

/** Titles day by day, a line each: for looking through a month. */
export function TitleList({ titles, print }: Props) {
  const { t, zone, locale } = print
  const days = Object.entries(Object.groupBy(titles, ({ publishedAt }) => calendarDay(publishedAt, zone)))
  return days.map(([day, ofDay = []]) => (
    <section key={day} className="mt-6 border-t border-ink pt-2">
      <h3 className="font-serif text-17 font-bold first-letter:uppercase">
        <a href={addressesFor(t).archive(day)} className="hover:underline">
          <time dateTime={day}>{calendarDate(day, locale)}</time>
        </a>
      </h3>
      <ul className="mt-1 divide-y divide-rule">
        {ofDay.map((article) => (
          <li key={article.id} className="grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-3 py-2">
            <Time
              date={article.publishedAt}
              print={print}
              form="time"
              className="pt-0.5 text-13 text-ink-2 tabular-nums"
            />{' '}
            <span className="min-w-0">
              <a
                href={articleHref(article)}
                {...writtenIn(article, print.t, article.title)}
                className="font-serif text-17 leading-snug font-semibold hover:underline [overflow-wrap:anywhere]"
              >
                {article.title}
              </a>{' '}
              <span className="ml-1 wrap-anywhere text-13 text-ink-2">{article.section.name}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  ))
}
