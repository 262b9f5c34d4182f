import { CreatePage } from '#components/settings/pages/create-page.client.tsx'
import { MissingList, PagesList } from '#components/settings/pages/pages-list.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { listDeskPages } from '#domain/pages/desk-queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { fullDate } from '#lib/dates.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_pages'))

export default whileAvailable(async function PagesPage() {
  const viewer = await requireViewer('page.manage')
  const [{ language, timeZone }, listed] = await Promise.all([getSettings(), listDeskPages(viewer)])
  const t = translator(language)
  const pages = listed.map(({ updatedAt, ...page }) => ({
    ...page,
    updatedOn: updatedAt && fullDate(updatedAt, language, timeZone),
  }))
  return (
    <SettingsFrame t={t} viewer={viewer} current="pages" about={t('pages.about')}>
      <div className="space-y-10">
        <MissingList t={t} pages={pages} />
        <section aria-labelledby="owed">
          <h3 id="owed" className="mb-2 font-semibold">
            {t('pages.owed')}
          </h3>
          <PagesList t={t} pages={pages.filter(({ kind }) => kind !== null)} />
        </section>
        <section aria-labelledby="own">
          <h3 id="own" className="mb-2 font-semibold">
            {t('pages.own')}
          </h3>
          <PagesList t={t} pages={pages.filter(({ kind }) => kind === null)} empty={t('pages.own_empty')} />
        </section>
        <section className="border-t border-ink pt-4">
          <h3 className="font-semibold">{t('pages.create_title')}</h3>
          <CreatePage language={language} />
        </section>
      </div>
    </SettingsFrame>
  )
})
