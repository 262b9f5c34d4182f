import { FormPart } from '#components/forms/form-part.tsx'
import { StaffPage } from '#components/layout/staff-page.tsx'
import { dayContextOf } from '#components/print/print-context.ts'
import { PasswordForm } from '#components/settings/account/password-form.client.tsx'
import { SessionsList } from '#components/settings/account/sessions-list.client.tsx'
import { getOwnEmail, listOwnSessions } from '#domain/people/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getNow, getSession, requireViewer } from '#domain/viewer.ts'
import { dateTime, relativeAge } from '#lib/dates.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.account_title'))

export default whileAvailable(async function AccountPage() {
  const viewer = await requireViewer('account.own')
  const session = await getSession()
  const [settings, email, sessions] = await Promise.all([
    getSettings(),
    getOwnEmail(viewer),
    listOwnSessions(viewer, session?.id ?? null),
  ])
  const { t, locale, zone, now } = dayContextOf(settings, await getNow())
  return (
    <StaffPage>
      <h1 className="font-serif text-28 leading-8 font-semibold tracking-[-0.012em]">{viewer.name}</h1>
      <p className="mt-1 mb-6 text-14 text-ink-2">
        {t('settings.account_about', { email, role: t(`auth.role_${viewer.role}`) })}
      </p>
      <div className="max-w-240 space-y-10">
        <FormPart level={2} title={t('settings.password_title')}>
          <PasswordForm email={email} />
        </FormPart>
        <FormPart level={2} title={t('settings.sessions_title')} about={t('settings.sessions_about')}>
          <SessionsList
            sessions={sessions.map(({ id, device, isCurrent, createdAt, lastSeenAt }) => ({
              id,
              device,
              isCurrent,
              since: dateTime(createdAt, locale, zone),
              seen: relativeAge(lastSeenAt, now, locale),
            }))}
          />
        </FormPart>
      </div>
    </StaffPage>
  )
})
