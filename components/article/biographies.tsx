import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import type { BylineSummary, BylineView } from '#domain/people/view.ts'

type Props = { bylines: readonly BylineSummary[]; profiles: readonly BylineView[]; t: PrintContext['t'] }

/** Below the text: who answers for it, and the way to what else they wrote. */
export function Biographies({ bylines, profiles, t }: Props) {
  if (bylines.length === 0) return null
  const lives = new Map(profiles.map(({ slug, biography }) => [slug, biography]))
  return (
    <ul className="mt-8 divide-y divide-rule border-t border-b border-rule text-15 leading-[1.5]">
      {bylines.map(({ slug, name, jobTitle }) => (
        <li key={slug} className="py-4">
          <p className="flex flex-wrap gap-x-3">
            <a href={addressesFor(t).byline(slug)} rel="author" className="quiet-link font-semibold">
              {name}
            </a>{' '}
            {jobTitle ? <span className="text-ink-2">{jobTitle}</span> : null}
          </p>
          {lives.get(slug) ? <p className="mt-1 whitespace-pre-line text-ink-2">{lives.get(slug)}</p> : null}
        </li>
      ))}
    </ul>
  )
}
