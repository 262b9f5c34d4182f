import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import type { Period } from '#domain/articles/archive.ts'
import { monthName } from '#lib/dates.ts'

type Step = { href: string; name: string }

/** The periods that a period lies in, the widest first: « Archives › 2026 › novembre ». */
export function stepsTo({ key, unit }: Period, { t, locale }: PrintContext): Step[] {
  const [year = '', month] = key.split('-')
  const { pages, archive } = addressesFor(t)
  const steps: Step[] = [{ href: pages.archives, name: t('archives.title') }]
  if (unit !== 'year') steps.push({ href: archive(year), name: year })
  if (unit === 'day')
    steps.push({ href: archive(`${year}-${month}`), name: monthName(`${year}-${month}`, locale) })
  return steps
}

/** The way up. */
export function Trail({ steps, t }: { steps: readonly Step[]; t: PrintContext['t'] }) {
  return (
    <nav aria-label={t('archives.trail')} className="pt-6 text-14 md:pt-8">
      <ol className="flex flex-wrap gap-x-2">
        {steps.map(({ href, name }, index) => (
          <li key={href} className="flex gap-x-2">
            {index > 0 ? (
              <span aria-hidden="true" className="py-1 text-ink-2">
                ›
              </span>
            ) : null}
            <a href={href} className="quiet-link py-1 font-semibold">
              {name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
