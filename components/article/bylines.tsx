import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import type { BylineSummary } from '#domain/people/view.ts'
import { isolate } from '#lib/direction.ts'

type Props = { bylines: readonly BylineSummary[]; print: PrintContext; isLinked?: boolean }

/** « Par Inès Carvadec et Karim Desvallons », each name leading to its author's page. */
export function Bylines({ bylines, print: { t, locale }, isLinked = false }: Props) {
  if (bylines.length === 0) return null
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const parts = list.formatToParts(bylines.map((byline) => byline.name))
  let next = 0
  const names = parts.map((part) => {
    const byline = part.type === 'element' ? bylines[next++] : undefined
    if (!byline) return part.value
    if (!isLinked) return isolate(byline.name)
    return (
      <a
        key={byline.slug}
        href={addressesFor(t).byline(byline.slug)}
        rel="author"
        className="quiet-link font-semibold text-ink"
      >
        {isolate(byline.name)}
      </a>
    )
  })
  return t.rich('article.by', { names: () => names })
}
