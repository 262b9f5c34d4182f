import type { ReactNode } from 'react'
import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import type { Facet, SearchView } from '#domain/search/view.ts'
import { calendarDay } from '#lib/dates.ts'
import { Button } from '../ui/button.tsx'
import { controlClass } from '../ui/field.tsx'
import { type Asked, searchHref } from './search-address.ts'

type Props = { view: SearchView; asked: Asked; print: PrintContext; now: Date }

/** Sections first: few of them, and everybody knows which. */
const mostOfAKind = 8

/** Ways to narrow what was found, each with the number of articles behind it. Links and one small form. */
export function Facets({ view, asked, print, now }: Props) {
  const { t } = print
  const { sections, topics, bylines } = view.facets
  return (
    <aside id="affiner" aria-label={t('search.narrow')} className="text-15">
      <Group title={t('search.period')}>
        <Periods asked={asked} print={print} now={now} />
      </Group>
      <Links title={t('search.sections')} facets={sections} name="rubrique" asked={asked} print={print} />
      <Links title={t('search.topics')} facets={topics} name="sujet" asked={asked} print={print} />
      <Links title={t('search.bylines')} facets={bylines} name="signature" asked={asked} print={print} />
      {view.isWhole ? null : <p className="mt-3 text-13 text-ink-2">{t('search.some')}</p>}
    </aside>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-rule py-4 first:border-t-4 first:border-ink">
      <h2 className="mb-1 text-14 font-semibold">{title}</h2>
      {children}
    </section>
  )
}

function Links({
  title,
  facets,
  name,
  asked,
  print,
}: {
  title: string
  facets: readonly Facet[]
  name: 'rubrique' | 'sujet' | 'signature'
  asked: Asked
  print: PrintContext
}) {
  const others = facets.filter(({ slug }) => slug !== asked[name]).slice(0, mostOfAKind)
  // One kind with one value narrows nothing; a section that was chosen may have sub-sections.
  if ((asked[name] && name !== 'rubrique') || others.length < 2) return null
  return (
    <Group title={title}>
      <ul>
        {others.map((facet) => (
          <li key={facet.slug}>
            <a
              href={searchHref(print.locale, asked, { [name]: facet.slug })}
              className="quiet-link flex min-h-9 items-baseline justify-between gap-3 py-1.5"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">{facet.name}</span>{' '}
              <span className="text-13 text-ink-2 tabular-nums">{facet.count}</span>
            </a>
          </li>
        ))}
      </ul>
    </Group>
  )
}

const oneDay = 86_400_000

function Periods({ asked, print: { t, locale, zone }, now }: Omit<Props, 'view'>) {
  const since = (days: number) => calendarDay(new Date(now.getTime() - days * oneDay), zone)
  const choices = [
    { du: since(7), label: t('search.week') },
    { du: since(30), label: t('search.month') },
    { du: since(365), label: t('search.year') },
  ]
  const { du = '', au = '', apres: _, ...others } = asked
  const field = `${controlClass} px-2 tabular-nums`
  return (
    <>
      <ul className="flex flex-wrap gap-x-4">
        {choices.map((choice) => (
          <li key={choice.du}>
            <a
              href={searchHref(locale, asked, { du: choice.du, au: '' })}
              aria-current={choice.du === du && au === '' ? 'true' : undefined}
              className="quiet-link inline-block py-1.5 aria-[current]:font-bold"
            >
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
      <form action={addressesFor(t).search} method="get" className="mt-2 grid grid-cols-2 gap-2">
        {Object.entries(others).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <label className="text-13 text-ink-2">
          {t('search.since')}
          <input type="date" name="du" defaultValue={du} className={field} />
        </label>
        <label className="text-13 text-ink-2">
          {t('search.until')}
          <input type="date" name="au" defaultValue={au} className={field} />
        </label>
        <Button type="submit" className="col-span-2">
          {t('search.apply')}
        </Button>
      </form>
    </>
  )
}
