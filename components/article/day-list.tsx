import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { calendarDay, fullDate } from '#lib/dates.ts'
import { Story } from './story.tsx'

type Props = { articles: readonly ArticleSummary[]; print: PrintContext }

/** Every story of the paper, day by day, newest first. */
export function DayList({ articles, print }: Props) {
  const { locale, zone } = print
  const days = Object.entries(Object.groupBy(articles, ({ publishedAt }) => calendarDay(publishedAt, zone)))
  return days.map(([day, stories = []]) => (
    <section key={day} className="border-b border-rule pt-8">
      <h2 className="border-t-4 border-ink pt-2 font-serif text-19 font-bold tracking-[-0.008em] first-letter:uppercase">
        <time dateTime={day}>{fullDate(stories[0]!.publishedAt, locale, zone)}</time>
      </h2>
      <ol className="divide-y divide-rule">
        {stories.map((article) => (
          <li key={article.id}>
            <Story article={article} print={print} withSection isOfDay />
          </li>
        ))}
      </ol>
    </section>
  ))
}
