import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { AuthFrame } from '#components/auth/auth-frame.tsx'
import { SignInForm } from '#components/auth/sign-in-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { type Translator, translator } from '#contract/i18n/translator.ts'
import { type ErrorCode, errorCodes } from '#domain/errors.ts'
import { landingPath } from '#domain/people/landing.ts'
import { hasAccounts } from '#domain/people/queries.ts'
import { sameSitePath } from '#domain/people/same-site-path.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getViewer } from '#domain/viewer.ts'
import { keptEmailCookie } from '../../api/auth/sign-in/kept-email.ts'
import { whileAvailable } from '../outage.tsx'
import { staffMetadata } from '../staff-metadata.ts'

export const dynamic = 'force-dynamic'

type Query = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata({ searchParams }: { searchParams: Query }): Promise<Metadata> {
  const { erreur } = await searchParams
  return staffMetadata((t) => {
    const title = t('auth.sign_in_title')
    return erreur ? t('auth.error_title', { title }) : title
  })
}

export default whileAvailable(async function SignInPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams
  const suite = sameSitePath(query.suite)
  const viewer = await getViewer()
  if (viewer) redirect(suite ?? landingPath(viewer.role))
  const [{ language, name }, isFounded] = await Promise.all([getSettings(), hasAccounts()])
  const t = translator(language)
  if (!isFounded)
    return (
      <AuthFrame siteName={name} siteLabel={t('auth.sign_in_back')} title={t('auth.no_account_title')}>
        <p className="text-15 leading-6">{t('auth.no_account_text')}</p>
      </AuthFrame>
    )
  const error = knownError(query.erreur)
  return (
    <AuthFrame
      siteName={name}
      siteLabel={t('auth.sign_in_back')}
      title={t('auth.sign_in_title')}
      about={<p>{t('auth.sign_in_about')}</p>}
    >
      {error ? (
        <Notice tone="bad" className="mb-6">
          {errorMessage(t, error, { seconds: seconds(query.secondes) })}
        </Notice>
      ) : (
        <Message t={t} message={query.message} suite={suite} />
      )}
      <SignInForm t={t} email={(await cookies()).get(keptEmailCookie)?.value ?? ''} suite={suite} />
    </AuthFrame>
  )
})

function Message({ t, message, suite }: { t: Translator; message: unknown; suite: string | null }) {
  if (message === 'sortie') return <Notice className="mb-6">{t('auth.signed_out')}</Notice>
  if (message === 'pret')
    return (
      <Notice tone="good" className="mb-6">
        {t('auth.account_ready')}
      </Notice>
    )
  return suite ? <Notice className="mb-6">{t('auth.session_needed')}</Notice> : null
}

/** Anybody can write an address: only codes of ours become sentences. */
const knownError = (value: unknown): ErrorCode | null => errorCodes.find((code) => code === value) ?? null

const seconds = (value: unknown): number => {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 ? Math.min(number, 3_600) : 1
}
