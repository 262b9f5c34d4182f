import type { SectionView } from '#domain/sections/view.ts'

/** The name of a section on the front page, and the way to it. */
export function SectionTitle({ section }: { section: SectionView }) {
  return (
    <h2 className="font-serif text-19 font-bold tracking-[-0.008em]">
      <a href={`/${section.slug}`} className="inline-block py-0.5 hover:underline">
        {section.name}
      </a>
    </h2>
  )
}
