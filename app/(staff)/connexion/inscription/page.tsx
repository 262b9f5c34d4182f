import type { Metadata } from 'next'
import { AuthFrame } from '#components/auth/auth-frame.tsx'
import { SetupForm } from '#components/auth/setup-form.client.tsx'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { type Translator, translator } from '#contract/i18n/translator.ts'
import { describeSetupLink } from '#domain/people/queries.ts'
import type { SetupLinkView } from '#domain/people/view.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

type Query = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata({ searchParams }: { searchParams: Query }): Promise<Metadata> {
  const { jeton } = await searchParams
  return staffMetadata(async (t) => titleOf(t, await describeSetupLink(jeton)))
}

/** Where a one-time link leads. Opening it does not use it up: mail programs open links too. */
export default whileAvailable(async function SetupPage({ searchParams }: { searchParams: Query }) {
  const { jeton } = await searchParams
  const [{ language, name }, link] = await Promise.all([getSettings(), describeSetupLink(jeton)])
  const t = translator(language)
  return (
    <AuthFrame
      siteName={name}
      siteLabel={t('auth.sign_in_back')}
      title={titleOf(t, link)}
      about={<p>{aboutOf(t, link)}</p>}
    >
      {link ? (
        <SetupForm token={String(jeton)} link={link} />
      ) : (
        // Most often it has been used by whoever opens it again.
        <a href="/connexion" className={buttonLinkClass('primary')}>
          {t('auth.sign_in')}
        </a>
      )}
    </AuthFrame>
  )
})

const titleOf = (t: Translator, link: SetupLinkView | null): string =>
  link === null
    ? t('auth.setup_invalid_title')
    : t(link.kind === 'first_admin' ? 'auth.setup_first_title' : 'auth.setup_account_title')

const aboutOf = (t: Translator, link: SetupLinkView | null): string => {
  if (link === null) return t('auth.setup_invalid_text')
  return link.kind === 'first_admin'
    ? t('auth.setup_first_about')
    : t('auth.setup_account_about', { name: link.name, email: link.email })
}
