import { navigationWords } from '#components/navigation/words.ts'
import { NavigationEditor } from '#components/settings/navigation/navigation-editor.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { listOwnPages } from '#domain/listings/page-listings.ts'
import { getNavigationDesk, listLinkableTopics } from '#domain/navigation/queries.ts'
import { listSections } from '#domain/sections/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { dateTime } from '#lib/dates.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_navigation'))

/** A list that a person chooses from by eye. */
const mostTopics = 300

export default whileAvailable(async function NavigationPage() {
  const viewer = await requireViewer('page.manage')
  const [{ language, timeZone }, desk, sections, topics, pages] = await Promise.all([
    getSettings(),
    getNavigationDesk(viewer),
    listSections(),
    listLinkableTopics(mostTopics),
    listOwnPages(),
  ])
  const t = translator(language)
  const { number, navigation, versions } = desk!
  return (
    <SettingsFrame t={t} viewer={viewer} current="navigation" about={t('navigation.about')}>
      <NavigationEditor
        number={number}
        navigation={navigation}
        known={{
          sections: sections.map(({ id, slug, name, parentId }) => ({ id, slug, name, parentId })),
          topics,
          pages: pages.map(({ id, slug, title }) => ({ id, slug, title })),
          words: navigationWords(t),
        }}
        versions={versions.map((version) => {
          const date = dateTime(version.at, language, timeZone)
          const facts = version.by
            ? t('navigation.version_facts_by', { date, name: version.by })
            : t('navigation.version_facts', { date })
          return { number: version.number, facts }
        })}
      />
    </SettingsFrame>
  )
})
