import type { PrintContext } from '#components/print/print-context.ts'

type Named = { slug: string; name: string }

const link = 'inline-block py-1 text-accent-ink hover:underline'

/** Where an article belongs: its section; of a sub-section, the way to it. */
export function SectionTrail({
  section,
  parent,
  t,
}: {
  section: Named
  parent: Named | null
  t: PrintContext['t']
}) {
  const own = (
    <a href={`/${section.slug}`} className={link}>
      {section.name}
    </a>
  )
  if (!parent) return <p className="text-15 font-semibold">{own}</p>
  return (
    <nav aria-label={t('sections.trail')} className="text-15 font-semibold">
      <ol className="flex flex-wrap items-baseline">
        <li>
          <a href={`/${parent.slug}`} className={link}>
            {parent.name}
          </a>
        </li>
        <li className="before:mx-2 before:text-ink-2 before:content-['›'/'']">{own}</li>
      </ol>
    </nav>
  )
}
