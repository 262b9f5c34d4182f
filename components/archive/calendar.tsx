import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { weeksOf } from '#domain/articles/archive.ts'
import { calendarDate, monthYear, weekdayNames } from '#lib/dates.ts'

type Props = { month: string; counts: ReadonlyMap<string, number>; print: PrintContext }

/** A month by its days: those on which something appeared lead to it. */
export function Calendar({ month, counts, print: { t, locale } }: Props) {
  return (
    // With letters twice as large a week is wider than a phone.
    <div className="relative overflow-x-auto">
      <table className="w-full min-w-[17rem] max-w-[34rem] table-fixed border-collapse text-center tabular-nums">
        <caption className="sr-only">{t('archives.calendar', { month: monthYear(month, locale) })}</caption>
        <thead>
          <tr>
            {weekdayNames(locale).map(({ long, short }) => (
              <th key={long} scope="col" abbr={long} className="pb-1 text-13 font-normal text-ink-2">
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)} className="border-t border-rule">
              {week.map((day, weekday) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place in the week is what a cell is.
                <td key={weekday} className="h-14 p-0 align-top">
                  {day ? <Day day={day} count={counts.get(day) ?? 0} t={t} locale={locale} /> : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Day({ day, count, t, locale }: { day: string; count: number } & Omit<PrintContext, 'zone'>) {
  const number = Number(day.slice(-2))
  if (count === 0) return <span className="block py-2 text-16 text-ink-2">{number}</span>
  return (
    <a href={addressesFor(t).archive(day)} className="block h-full py-2 hover:bg-wash">
      <span className="sr-only">{t('archives.day_link', { day: calendarDate(day, locale), count })}</span>{' '}
      <span
        aria-hidden="true"
        className="block text-16 font-semibold underline decoration-accent decoration-2 underline-offset-4"
      >
        {number}
      </span>{' '}
      <span aria-hidden="true" className="mt-1 block text-12 text-ink-2">
        {count}
      </span>
    </a>
  )
}
