import { Picture } from '#components/article/picture.tsx'
import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { feedHref } from '#contract/addresses.ts'
import { linkName } from '#domain/people/person.ts'
import type { BylineProfile } from '#domain/people/view.ts'

/** The face of who signs, beside the name. It says no more than the name does. */
export function Portrait({ byline: { portrait, name }, t }: { byline: BylineProfile; t: PrintContext['t'] }) {
  if (!portrait) return null
  return (
    <Picture
      picture={{ ...portrait, alt: portrait.alt || t('bylines.portrait', { name }) }}
      sizes="(width >= 768px) 144px, 96px"
      crop="1/1"
      isFirst
      className="size-24! md:size-36!"
    />
  )
}

/** Where else one finds who signs, and how to follow what they write. */
export function ProfileLinks({
  byline: { slug, links },
  t,
}: {
  byline: BylineProfile
  t: PrintContext['t']
}) {
  const link = 'quiet-link inline-block py-1 font-semibold [overflow-wrap:anywhere]'
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 text-15">
      {links.map((href) => (
        <li key={href}>
          <a href={href} rel="me" className={link}>
            {linkName(href)}
          </a>
        </li>
      ))}
      <li>
        <a href={feedHref(addressesFor(t).byline(slug), 'rss')} className={link}>
          {t('bylines.feed')}
        </a>
      </li>
    </ul>
  )
}
