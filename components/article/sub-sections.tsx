import type { PrintContext } from '#components/print/print-context.ts'

type Named = { slug: string; name: string }
type Props = {
  /** The section in the masthead. */
  top: Named
  sections: readonly Named[]
  /** Slug of the page that is being read. */
  current: string
  t: PrintContext['t']
}

/** The line under the head of a section: all of it, and each of its sub-sections. */
export function SubSections({ top, sections, current, t }: Props) {
  const links = [{ slug: top.slug, name: t('sections.all') }, ...sections]
  return (
    <nav aria-label={t('sections.sub_sections', { name: top.name })} className="no-print mt-3">
      <ul className="flex flex-wrap gap-x-6 text-15 font-semibold">
        {links.map(({ slug, name }) => (
          <li key={slug}>
            <a
              href={`/${slug}`}
              aria-current={slug === current ? 'page' : undefined}
              className="quiet-link inline-block py-1.5 aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-6"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
