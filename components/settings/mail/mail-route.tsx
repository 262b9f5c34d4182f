import { Notice } from '#components/ui/notice.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import type { MailRoute as Route } from '#domain/mail/view.ts'
import { TrialMail } from './trial-mail.client.tsx'

/** Where mail goes, and what to do where it goes nowhere. */
export function MailRoute({ t, route }: { t: Translator; route: Route }) {
  if (route.host === null)
    return (
      <Notice tone="warn" title={t('mail.route_kept_title')} isSilent>
        <p className="mt-1 max-w-140">{t('mail.route_kept')}</p>
        <p className="mt-3 max-w-140">{t('mail.route_kept_how')}</p>
        <p className="mt-1">
          <code className="text-13 wrap-anywhere">
            SMTP_URL=smtps://user:password@mail.example.org MAIL_FROM={route.from} npm start
          </code>
        </p>
      </Notice>
    )
  return (
    <Notice title={t('mail.route_sent_title')} isSilent>
      <p className="mt-1 mb-3 max-w-140 wrap-anywhere">
        {t('mail.route_sent', { host: route.host, from: route.from })}
      </p>
      <TrialMail />
    </Notice>
  )
}
