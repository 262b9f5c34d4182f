import { Button, buttonLinkClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Checkbox, TextField } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import type { DeskState } from '#domain/articles/article.ts'
import { pathName } from '#domain/sections/section.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { type DeskQuery, deskHref, deskStates, isFiltered } from './desk-query.ts'

/** States nobody is waiting for most of the time: shown when something is in them. */
const occasional: readonly DeskState[] = ['published_writing', 'published_in_review']

export function DeskTabs({
  query,
  counts,
  t,
}: {
  query: DeskQuery
  counts: Record<DeskState, number>
  t: Translator
}) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const shown = deskStates.filter(
    (state) => !occasional.includes(state) || counts[state] > 0 || query.state === state,
  )
  const tabs = [
    { key: 'all', label: t('redaction.tab.all'), count: total, state: undefined },
    ...shown.map((state) => ({
      key: state,
      label: t(`redaction.tab.${state}`),
      count: counts[state],
      state,
    })),
  ]
  return (
    <nav aria-label={t('redaction.list.states')} className="border-b border-rule">
      <ul className="strip -mb-px gap-x-5">
        {tabs.map((tab) => {
          const isCurrent = tab.state === query.state
          return (
            <li key={tab.key} className="shrink-0">
              <a
                href={deskHref(query, { state: tab.state })}
                aria-current={isCurrent ? 'page' : undefined}
                className={classNames(
                  'flex min-h-11 items-center gap-1.5 border-b-2 -outline-offset-2 whitespace-nowrap md:min-h-10',
                  isCurrent
                    ? 'border-accent font-semibold forced-colors:border-[Highlight]'
                    : 'border-transparent forced-colors:border-[Canvas] text-ink-2 hover:text-ink',
                )}
              >
                {tab.label} <span className="text-13 font-normal text-ink-2 tabular-nums">{tab.count}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** A plain form: it filters before any script has run, and its result is an address that can be kept. */
export function DeskFilters({
  query,
  sections,
  showMine,
  t,
}: {
  query: DeskQuery
  sections: readonly SectionView[]
  showMine: boolean
  t: Translator
}) {
  return (
    <search>
      <form
        method="get"
        action="/redaction"
        className="grid grid-cols-2 items-end gap-x-4 gap-y-2 py-4 sm:flex sm:flex-wrap"
      >
        {query.state ? <input type="hidden" name="etat" value={query.state} /> : null}
        <div className="col-span-2 sm:w-64">
          <TextField
            id="desk-search"
            type="search"
            name="q"
            label={t('redaction.list.search')}
            defaultValue={query.q}
            maxLength={200}
          />
        </div>
        <div className="col-span-2 sm:w-52">
          <Select
            id="desk-section"
            name="rubrique"
            label={t('redaction.list.section')}
            empty={t('redaction.list.anySection')}
            choices={sections.map((section) => ({ value: section.slug, label: pathName(sections, section) }))}
            defaultValue={query.section ?? ''}
          />
        </div>
        {showMine ? (
          <Checkbox
            id="desk-mine"
            name="miens"
            value="1"
            label={t('redaction.list.mine')}
            defaultChecked={query.mine}
          />
        ) : null}
        <Button type="submit">{t('redaction.list.filter')}</Button>
        {isFiltered(query) ? (
          <a
            href={deskHref({ mine: false, q: '', page: 1 }, { state: query.state })}
            className={buttonLinkClass('quiet')}
          >
            {t('redaction.list.clear')}
          </a>
        ) : null}
      </form>
    </search>
  )
}
