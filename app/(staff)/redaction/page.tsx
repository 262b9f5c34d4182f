import { redirect } from 'next/navigation'
import { StaffPage } from '#components/layout/staff-page.tsx'
import { DeskFilters, DeskTabs } from '#components/redaction/list/desk-filters.tsx'
import { deskHref, isFiltered, parseDeskQuery } from '#components/redaction/list/desk-query.ts'
import { DeskTable } from '#components/redaction/list/desk-table.tsx'
import { DeskTools, NewArticleButton } from '#components/redaction/list/desk-tools.client.tsx'
import { FirstSteps } from '#components/redaction/list/first-steps.tsx'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { can } from '#domain/access.ts'
import { countDeskStates, deskPageSize, listDeskArticles } from '#domain/articles/desk-queries.ts'
import { listAllSections } from '#domain/sections/queries.ts'
import { describeFirstSteps } from '#domain/settings/first-steps-queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../outage.tsx'
import { staffMetadata } from '../staff-metadata.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = () => staffMetadata((t) => t('redaction.list.title'))

export default whileAvailable(async function RedactionPage({ searchParams }: Props) {
  const viewer = await requireViewer('desk.enter')
  const query = parseDeskQuery(await searchParams)
  const [settings, sections, list, counts, steps] = await Promise.all([
    getSettings(),
    listAllSections(),
    listDeskArticles(viewer, { ...query, q: query.q || undefined }),
    countDeskStates(viewer),
    describeFirstSteps(viewer),
  ])
  // The last article of a later page has gone, or an old address: the list ends before.
  if (list.page > list.pages) redirect(deskHref(query, { page: list.pages }))
  const t = translator(settings.language)
  const isEditor = can(viewer, 'byline.manage')
  const isEmpty = Object.values(counts).every((count) => count === 0)
  const total = t(list.isMore ? 'redaction.list.captionMore' : 'redaction.list.caption', {
    total: list.total,
  })
  const first = (list.page - 1) * deskPageSize + 1
  const place =
    list.pages > 1 && !list.isMore
      ? t('redaction.list.place', { first, last: first + list.items.length - 1, total: list.total })
      : total
  return (
    <StaffPage>
      <PageTitle
        title={t('redaction.list.title')}
        about={t(isEditor ? 'redaction.list.about' : 'redaction.list.aboutAuthor')}
        // While the first steps show what to do, they have the one button that stands out.
        actions={<DeskTools look={steps ? 'plain' : 'primary'} />}
      />
      {steps ? <FirstSteps steps={steps} settings={settings} viewer={viewer} t={t} /> : null}
      {isEmpty ? (
        steps ? null : (
          <div className="max-w-140 py-8">
            <h2 className="font-serif text-23 leading-7 font-semibold">{t('redaction.list.emptyTitle')}</h2>
            <p className="mt-2 mb-4 text-ink-2">{t('redaction.list.emptyText')}</p>
            <NewArticleButton />
          </div>
        )
      ) : (
        <>
          <div className="mt-2">
            <DeskTabs query={query} counts={counts} t={t} />
          </div>
          <DeskFilters query={query} sections={sections} showMine={isEditor} t={t} />
          {list.items.length === 0 ? (
            <div className="border-t border-rule py-8">
              <h2 className="text-16 font-semibold">{t('redaction.list.nothingTitle')}</h2>
              <p className="mt-1 text-ink-2">{t('redaction.list.nothingText')}</p>
              {isFiltered(query) || query.state ? (
                <a href="/redaction" className={buttonLinkClass('plain', 'mt-4')}>
                  {t('redaction.list.clear')}
                </a>
              ) : null}
            </div>
          ) : (
            <>
              <DeskTable
                articles={list.items}
                caption={total}
                showOwner={isEditor}
                settings={settings}
                now={await getNow()}
                t={t}
              />
              <footer className="flex flex-wrap items-center justify-between gap-3 py-3 text-13 text-ink-2 tabular-nums">
                <p>{place}</p>
                {list.pages > 1 ? (
                  <nav aria-label={t('redaction.list.pages')} className="flex items-center gap-2">
                    {list.page > 1 ? (
                      <a
                        rel="prev"
                        href={deskHref(query, { page: list.page - 1 })}
                        className={buttonLinkClass('quiet')}
                      >
                        {t('common.previous')}
                      </a>
                    ) : null}
                    <span>
                      {list.page} / {list.pages}
                    </span>
                    {list.page < list.pages ? (
                      <a
                        rel="next"
                        href={deskHref(query, { page: list.page + 1 })}
                        className={buttonLinkClass('quiet')}
                      >
                        {t('common.next')}
                      </a>
                    ) : null}
                  </nav>
                ) : null}
              </footer>
            </>
          )}
        </>
      )}
    </StaffPage>
  )
})
