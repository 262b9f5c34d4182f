import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { monthName } from '#lib/dates.ts'

type Props = {
  months: readonly string[]
  /** How many appeared in each; where numbers are left out, the names alone. */
  counts?: ReadonlyMap<string, number>
  print: PrintContext
}

/** The months of a year in which anything appeared, in the order of the year. */
export function MonthGrid({ months, counts, print: { t, locale } }: Props) {
  return (
    <ul className="mt-2 grid grid-cols-2 gap-x-8 sm:grid-cols-3 lg:grid-cols-4">
      {months.map((month) => (
        <li key={month} className="border-b border-rule py-1.5">
          <a
            href={addressesFor(t).archive(month)}
            className="quiet-link inline-block py-1 text-17 first-letter:uppercase"
          >
            {monthName(month, locale)}
          </a>{' '}
          {counts ? (
            <span className="block text-14 text-ink-2 tabular-nums">
              {t('archives.count', { count: counts.get(month) ?? 0 })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
