import { dayContextOf } from '#components/print/print-context.ts'
import { PeopleEditor } from '#components/settings/people/people-editor.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { listBylines, listPeople } from '#domain/people/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import { relativeAge } from '#lib/dates.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_people'))

export default whileAvailable(async function PeoplePage() {
  const viewer = await requireViewer('people.manage')
  const [settings, people, bylines] = await Promise.all([
    getSettings(),
    listPeople(viewer),
    listBylines(viewer),
  ])
  const { t, locale, now } = dayContextOf(settings, await getNow())
  return (
    <SettingsFrame t={t} viewer={viewer} current="people" about={t('settings.people_about')}>
      <PeopleEditor
        people={people.map(({ createdAt: _, lastSeenAt, ...person }) => ({
          ...person,
          seen: lastSeenAt && relativeAge(lastSeenAt, now, locale),
          isSelf: person.id === viewer.id,
        }))}
        bylines={bylines.map(({ id, name }) => ({ id, name }))}
      />
    </SettingsFrame>
  )
})
