import { Fragment } from 'react'
import { ActiveFilters } from '#components/search/active-filters.tsx'
import { Facets } from '#components/search/facets.tsx'
import { FoundList } from '#components/search/found-list.tsx'
import { type Asked, searchFeedHref, searchHref } from '#components/search/search-address.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import type { SearchView } from '#domain/search/view.ts'
import { isolate } from '#lib/direction.ts'
import type { Site } from '../site.ts'

type Props = {
  site: Site
  asked: Asked
  view: SearchView
  now: Date
  /** The address of the next results. */
  next: string | null
}

/** How many, in which order, the articles, and what narrows them. */
export function Results({ site, asked, view, now, next }: Props) {
  const { print } = site
  const { t, locale } = print
  const { articles, facets } = view
  const names = Object.fromEntries(
    [...site.sections, ...facets.sections, ...facets.topics, ...facets.bylines].map(({ slug, name }) => [
      slug,
      name,
    ]),
  )
  if (view.isEmpty)
    return (
      <p className="border-t-4 border-ink py-5 font-serif text-19 text-pretty">
        {t('search.empty', { question: isolate(view.question) })}
      </p>
    )
  const isFiltered = Boolean(asked.rubrique || asked.sujet || asked.signature || asked.du || asked.au)
  const unfiltered = { q: asked.q ?? '', tri: asked.tri ?? '' }
  return (
    <div className="lg:grid lg:grid-cols-[1fr_260px] lg:gap-x-12">
      <section aria-label={t('search.results')} className="border-t-4 border-ink pt-3">
        {view.isCut ? <p className="mb-2 text-14 text-ink-2">{t('search.cut')}</p> : null}
        {view.instead ? (
          <p className="mb-3 max-w-[44rem] font-serif text-19 text-pretty">
            {t('search.instead', { question: isolate(view.question), instead: isolate(view.instead) })}
          </p>
        ) : null}
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 className="text-19 font-semibold">
            <Count view={view} t={t} />
          </h2>
          {articles.length > 1 || asked.tri ? <Order asked={asked} print={print} /> : null}
        </div>
        <ActiveFilters asked={asked} names={names} print={print} />
        {view.suggestion ? (
          <p className="mt-3 text-17">
            {t('search.did_you_mean')}{' '}
            <a
              href={searchHref(locale, asked, { q: view.suggestion })}
              className="font-semibold underline decoration-accent underline-offset-3"
            >
              {view.suggestion}
            </a>
            {' ?'}
          </p>
        ) : null}
        {view.names.length > 0 ? (
          <p className="mt-3 flex flex-wrap items-baseline gap-x-4 text-15">
            <span className="text-ink-2">{t('search.names')}</span>
            {view.names.map(({ kind, slug, name }) => (
              <Fragment key={kind + slug}>
                {' '}
                <a
                  href={addressesIn(locale)[kind](slug)}
                  className="quiet-link inline-block py-1.5 font-semibold"
                >
                  {name}
                </a>
              </Fragment>
            ))}
          </p>
        ) : null}
        {articles.length > 0 ? (
          <>
            <p className="mt-1 lg:hidden">
              <a href="#affiner" className="quiet-link inline-block py-1.5 text-15 font-semibold">
                {t('search.narrow')} ↓
              </a>
            </p>
            <FoundList articles={articles} print={print} />
          </>
        ) : view.parts.length > 0 ? (
          <Parts asked={asked} parts={view.parts} print={print} />
        ) : (
          <p className="py-5 font-serif text-19 text-pretty text-ink-2">
            {isFiltered ? t('search.nothing_filtered') : t('search.nothing_hint')}
          </p>
        )}
        {articles.length === 0 && isFiltered ? (
          <p>
            <a href={searchHref(locale, unfiltered)} className="quiet-link inline-block py-1.5 font-semibold">
              {t('search.without_filters')}
            </a>
          </p>
        ) : null}
        {next || asked.apres ? (
          <p className="no-print flex flex-wrap justify-between gap-x-6 border-t border-rule py-3 text-15">
            {asked.apres ? (
              <a href={searchHref(locale, asked)} className="quiet-link inline-block py-2 font-semibold">
                {t('search.start')}
              </a>
            ) : (
              <span />
            )}{' '}
            {next ? (
              <a rel="next" href={next} className="quiet-link inline-block py-2 font-semibold">
                {t('search.more')}
              </a>
            ) : null}
          </p>
        ) : null}
        {view.instead || asked.apres ? null : (
          <p className="no-print border-t border-rule py-3 text-15">
            <a
              href={searchFeedHref(locale, asked, 'rss')}
              className="quiet-link inline-block py-1.5 font-semibold"
            >
              {t('search.follow')}
            </a>{' '}
            <span className="text-13 text-ink-2">{t('search.follow_hint')}</span>
          </p>
        )}
        {!next && !view.isWhole && asked.tri !== 'date' ? (
          <p className="py-3 text-14 text-ink-2">
            {t('search.last')}{' '}
            <a href={searchHref(locale, asked, { tri: 'date' })} className="underline">
              {t('search.by_date')}
            </a>
          </p>
        ) : null}
      </section>
      {articles.length > 0 ? (
        <div className="no-print mt-8 lg:mt-0">
          <Facets view={view} asked={asked} print={print} now={now} />
        </div>
      ) : null}
    </div>
  )
}

/** No article has all of the words: those that some article has, each with its number. */
function Parts({
  asked,
  parts,
  print: { t, locale },
}: {
  asked: Asked
  parts: SearchView['parts']
  print: Site['print']
}) {
  return (
    <div className="py-5">
      <p className="font-serif text-19 text-pretty text-ink-2">{t('search.parts')}</p>
      <ul className="mt-2 flex flex-wrap gap-x-6 text-17">
        {parts.map(({ text, total }) => (
          <li key={text}>
            <a
              href={searchHref(locale, asked, { q: text })}
              className="inline-block py-1.5 font-semibold underline decoration-accent underline-offset-3"
            >
              {text}
            </a>{' '}
            <span className="text-14 text-ink-2 tabular-nums">{t('archives.count', { count: total })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Count({ view, t }: { view: SearchView; t: Site['print']['t'] }) {
  if (view.total === null) return t('search.further')
  const count = view.isWhole
    ? t('search.count', { count: view.total })
    : t('search.count_more', { count: view.total })
  if (view.instead) return count
  return (
    <>
      {count}{' '}
      <span className="font-normal text-ink-2">
        {t('search.count_for', { question: isolate(view.question) })}
      </span>
    </>
  )
}

function Order({ asked, print: { t, locale } }: { asked: Asked; print: Site['print'] }) {
  const choices = [
    { tri: '', label: t('search.by_relevance') },
    { tri: 'date', label: t('search.by_date') },
  ]
  return (
    <p className="no-print flex flex-wrap items-baseline gap-x-3 text-15">
      <span className="text-ink-2">{t('search.order')}</span>
      {choices.map(({ tri, label }) => (
        <Fragment key={tri}>
          {' '}
          <a
            href={searchHref(locale, asked, { tri })}
            aria-current={(asked.tri ?? '') === tri ? 'true' : undefined}
            className="quiet-link inline-block py-1.5 aria-[current]:font-bold"
          >
            {label}
          </a>
        </Fragment>
      ))}
    </p>
  )
}
