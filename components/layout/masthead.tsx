import { fullDate, isoWithOffset } from '#lib/dates.ts'
import type { Edition } from '#lib/edition.ts'
import { DisplayChoice } from './display-choice.tsx'

export type MastheadSection = { slug: string; name: string }

type Props = {
  name: string
  tagline: string
  sections: readonly MastheadSection[]
  /** Slug of the section this page belongs to. */
  current?: string
  /** On the front page the name is the title of the page, and large. */
  isFront?: boolean
  edition: Edition
}

export function Masthead({ name, tagline, sections, current, isFront = false, edition }: Props) {
  const { t, locale, zone, now } = edition
  return (
    <header>
      <div className="sheet grid items-end gap-x-6 pt-2 md:grid-cols-[1fr_auto_1fr] md:pt-5">
        <p className="hidden pb-1 text-13 text-ink-2 first-letter:uppercase md:block">
          <time dateTime={isoWithOffset(now, zone).slice(0, 10)}>{fullDate(now, locale, zone)}</time>
        </p>
        <div className="text-center max-md:order-2 max-md:pt-2">
          <Name isFront={isFront} name={name} label={t('site.home_link', { name })} />
          {tagline ? <p className="mt-1 text-13 text-ink-2 md:text-14">{tagline}</p> : null}
        </div>
        <div className="no-print flex flex-wrap items-center justify-between gap-x-4 lg:gap-x-5 text-13 text-ink-2 md:justify-end md:pb-0.5">
          <DisplayChoice t={t} />
          <a href="/connexion" className="inline-block py-1 hover:text-ink hover:underline">
            {t('site.staff_link')}
          </a>
        </div>
      </div>
      <nav aria-label={t('site.sections')} className="sheet no-print mt-3 md:mt-4">
        <ul className="rail border-t border-b border-rule border-t-ink text-15 font-semibold">
          {sections.map((section) => (
            <li key={section.slug} className="shrink-0">
              <a
                href={`/${section.slug}`}
                aria-current={section.slug === current ? 'page' : undefined}
                className="block border-b-4 border-transparent pt-2.5 pb-1.5 hover:border-rule aria-[current]:border-accent"
              >
                {section.name}
              </a>
            </li>
          ))}
          <li className="shrink-0 pr-8 md:pr-0">
            <a
              href="/derniers-articles"
              aria-current={current === 'derniers-articles' ? 'page' : undefined}
              className="block border-b-4 border-transparent pt-2.5 pb-1.5 text-ink-2 hover:border-rule aria-[current]:border-accent"
            >
              {t('site.latest')}
            </a>
          </li>
        </ul>
      </nav>
    </header>
  )
}

function Name({ name, isFront, label }: { name: string; isFront: boolean; label: string }) {
  const type = 'font-serif leading-none font-bold tracking-[-0.03em]'
  if (isFront) return <h1 className={`${type} text-44 md:text-56`}>{name}</h1>
  return (
    <p className={`${type} text-28 md:text-34`}>
      <a href="/" aria-label={label}>
        {name}
      </a>
    </p>
  )
}
