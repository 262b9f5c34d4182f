import type { ReactNode } from 'react'
import { PageStatus } from '#components/layout/page-status.tsx'
import { StaffMessage } from '#components/layout/staff-message.tsx'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { ReloadButton } from '#components/ui/reload-button.client.tsx'
import { type Translator, translator } from '#contract/i18n/translator.ts'
import { AppError } from '#domain/errors.ts'
import { lastSettings } from '#domain/settings/last-settings.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { isOutage } from '#lib/outage.ts'

export function Outage({ t }: { t: Translator }) {
  return (
    <>
      <PageStatus code={503} />
      <StaffMessage
        title={t('auth.outage_title')}
        actions={
          <>
            <ReloadButton label={t('auth.outage_retry')} />
            <a href="/" className={buttonLinkClass()}>
              {t('auth.shell_site')}
            </a>
          </>
        }
      >
        <p>{t('auth.outage_text')}</p>
      </StaffMessage>
    </>
  )
}

/**
 * A staff page that says so when the database does not answer in time. The layout cannot: a lock on a table that only
 * the page reads leaves the frame whole, and an error boundary would answer 500.
 */
export function whileAvailable<P>(render: (props: P) => Promise<ReactNode>) {
  return async function page(props: P): Promise<ReactNode> {
    try {
      return await render(props)
    } catch (error) {
      if (!isOutage(error) && !(error instanceof AppError && error.code === 'site.unavailable')) throw error
      return <Outage t={translator(await languageInUse())} />
    }
  }
}

async function languageInUse(): Promise<SiteSettings['language']> {
  try {
    return (await getSettings()).language
  } catch (error) {
    if (!isOutage(error)) throw error
    return lastSettings().language
  }
}
