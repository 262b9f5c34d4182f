import type { PrintContext } from '#components/print/print-context.ts'
import { longDate } from '#lib/dates.ts'
import { fromWallClock } from '#lib/zoned-hour.ts'
import { type Asked, searchHref } from './search-address.ts'

type Props = {
  asked: Asked
  /** What the slugs are called. */
  names: Readonly<Record<string, string>>
  print: PrintContext
}

/** The choices that hold at the moment; each link takes its own away. */
export function ActiveFilters({ asked, names, print: { t, locale, zone } }: Props) {
  const dayOf = (day: string) => {
    const noon = fromWallClock(`${day}T12:00`, zone)
    return noon ? longDate(noon, locale, zone) : day
  }
  const active = (['rubrique', 'sujet', 'signature', 'du', 'au'] as const).flatMap(
    (key): { key: keyof Asked; label: string }[] => {
      const value = asked[key]
      if (!value) return []
      if (key === 'du') return [{ key, label: t('search.from_day', { day: dayOf(value) }) }]
      if (key === 'au') return [{ key, label: t('search.to_day', { day: dayOf(value) }) }]
      return [{ key, label: names[value] ?? value }]
    },
  )
  if (active.length === 0) return null
  return (
    <ul aria-label={t('search.filters')} className="mt-3 flex flex-wrap gap-2">
      {active.map(({ key, label }) => (
        <li key={key}>
          <a
            href={searchHref(locale, asked, { [key]: '' })}
            aria-label={t('search.remove', { name: label })}
            className="inline-flex min-h-9 items-center gap-2 rounded-control border border-rule bg-wash px-3 text-14 hover:border-ink"
          >
            {label} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
