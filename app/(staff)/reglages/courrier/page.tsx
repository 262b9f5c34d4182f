import { notFound } from 'next/navigation'
import { printContextOf } from '#components/print/print-context.ts'
import { KeptMails } from '#components/settings/mail/kept-mails.tsx'
import { MailRoute } from '#components/settings/mail/mail-route.tsx'
import { SenderForm } from '#components/settings/mail/sender-form.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { describeMail, listKeptMails } from '#domain/mail/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_mail'))

type Query = Promise<Record<string, string | string[] | undefined>>

export default whileAvailable(async function MailPage({ searchParams }: { searchParams: Query }) {
  const viewer = await requireViewer('settings.manage')
  const page = Number((await searchParams).page ?? 1)
  if (!Number.isInteger(page) || page < 1 || page > 1_000_000) notFound()
  const [settings, route, kept] = await Promise.all([
    getSettings(),
    describeMail(viewer),
    listKeptMails(viewer, page),
  ])
  if (route === null || page > kept.pages) notFound()
  const print = printContextOf(settings)
  const { t } = print
  return (
    <SettingsFrame t={t} viewer={viewer} current="mail" about={t('mail.about')}>
      <div className="space-y-10">
        <MailRoute t={t} route={route} />
        {route.host !== null && kept.total === 0 ? null : (
          <section>
            <h3 className="mb-3 font-semibold">{t('mail.kept_title')}</h3>
            {kept.items.length === 0 ? (
              <p className="text-15">{t('mail.kept_empty')}</p>
            ) : (
              <KeptMails rows={kept.items} print={print} />
            )}
            <Pagination
              page={page}
              pages={kept.pages}
              path="/reglages/courrier"
              labels={{
                name: t('mail.kept_pages'),
                previous: t('mail.kept_newer'),
                next: t('mail.kept_older'),
                position: t('mail.kept_position', { page, pages: kept.pages }),
              }}
            />
          </section>
        )}
        <SenderForm from={route.from} senderName={route.senderName} replyTo={route.replyTo} />
      </div>
    </SettingsFrame>
  )
})
