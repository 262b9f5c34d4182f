import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { internalPath } from '#contract/public-addresses.ts'
import { fullDate, isoWithOffset } from '#lib/dates.ts'
import { DisplayChoice } from './display-choice.tsx'
import { SearchField } from './search-field.tsx'

type MastheadLink = { href: string; label: string; isQuiet: boolean }

type Props = {
  name: string
  tagline: string
  links: readonly MastheadLink[]
  /** Slug of the section, or of the page, that this one belongs to: that of its path inside, where it has two. */
  current?: string
  /** On the front page the name is the title of the page, and large. */
  isFront?: boolean
  /** Printed where it is given: only a page that is made anew at midnight may bear the day. */
  today?: Date
  print: PrintContext
}

/**
 * The name of the paper, on its front page the day, the sections: nothing else comes before the news.
 */
export function Masthead({ name, tagline, links, current, isFront = false, today, print }: Props) {
  const { t, locale, zone } = print
  const { search } = addressesFor(t)
  return (
    <header>
      <div
        className={`sheet grid items-baseline-last gap-x-6 md:grid-cols-[1fr_auto_1fr] ${isFront ? 'pt-3 md:pt-5' : 'pt-2 md:pt-4'}`}
      >
        {today ? (
          <p className="text-13 text-ink-2 first-letter:uppercase max-md:order-last max-md:mt-1 max-md:text-center md:whitespace-nowrap">
            <time dateTime={isoWithOffset(today, zone).slice(0, 10)}>{fullDate(today, locale, zone)}</time>
          </p>
        ) : null}
        <div className="text-center md:col-start-2">
          <Name isFront={isFront} name={name} label={t('site.home_link', { name })} />
          {isFront && tagline ? <p className="mt-1 text-14 text-ink-2 max-md:hidden">{tagline}</p> : null}
        </div>
        <div className="no-print flex flex-wrap items-center justify-end gap-x-4 gap-y-1 md:col-start-3 text-13 text-ink-2 max-md:hidden">
          <DisplayChoice t={t} />{' '}
          <a href={search} className="quiet-link py-1 font-semibold lg:hidden">
            {t('search.link')}
          </a>
          <div className="max-lg:hidden">
            <SearchField t={t} id="recherche" />
          </div>
        </div>
      </div>
      <nav
        aria-label={t('site.sections')}
        className={`sheet no-print ${isFront ? 'mt-3 md:mt-4' : 'mt-1.5 md:mt-3'}`}
      >
        <div className="border-t border-b border-rule border-t-ink">
          <ul className="rail text-15 font-semibold">
            {links.map(({ href, label, isQuiet }) => (
              <Entry
                key={href}
                href={href}
                name={label}
                isCurrent={internalPath(href) === `/${current}`}
                isQuiet={isQuiet}
              />
            ))}
            <Entry
              href={search}
              name={t('search.link')}
              isCurrent={current === 'recherche'}
              isQuiet
              className="md:hidden"
            />
          </ul>
        </div>
      </nav>
    </header>
  )
}

function Entry({
  href,
  name,
  isCurrent,
  isQuiet,
  className,
}: {
  href: string
  name: string
  isCurrent: boolean
  isQuiet: boolean
  className?: string
}) {
  return (
    <li className={className}>
      <a
        href={href}
        aria-current={isCurrent ? 'page' : undefined}
        className={isQuiet ? 'text-ink-2 aria-[current]:text-ink' : undefined}
      >
        {name}
      </a>
    </li>
  )
}

/** Characters that one line of a phone holds in the largest size; a longer name has several lines, and less each. */
const shortName = 15

function Name({ name, isFront, label }: { name: string; isFront: boolean; label: string }) {
  const type = 'font-serif leading-none font-bold tracking-[-0.03em] [overflow-wrap:anywhere]'
  const size = name.length > shortName ? 'text-34 md:text-44' : 'text-44 md:text-56'
  if (isFront) return <h1 className={`${type} ${size} text-balance`}>{name}</h1>
  return (
    <p className={`${type} text-24 md:text-34`}>
      <a href="/" aria-label={label}>
        {name}
      </a>
    </p>
  )
}
