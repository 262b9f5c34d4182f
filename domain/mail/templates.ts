import type { Translator } from '#contract/i18n/translator.ts'
import { composeLetter, type Letter } from './letter.ts'

/** Every kind of letter, with what it needs to know. Pure. */
type Values = {
  /** A new account: whoever has it chooses a password. */
  invitation: { name: string; site: string; link: string }
  /** Another link for an account that is there. */
  'setup-link': { name: string; site: string; link: string }
  /** By which an administrator tries the server. */
  trial: { name: string; site: string; siteUrl: string }
}

export type Template = keyof Values

export const templates: { [T in Template]: (t: Translator, values: Values[T]) => Letter } = {
  invitation: (t, { name, site, link }) =>
    composeLetter(t('mail.invitation_subject', { site }), [
      t('mail.greeting', { name }),
      t('mail.invitation_text', { site }),
      { href: link, label: t('mail.invitation_link') },
      t('mail.link_ends'),
      t('mail.not_for_you'),
    ]),
  'setup-link': (t, { name, site, link }) =>
    composeLetter(t('mail.setup_subject', { site }), [
      t('mail.greeting', { name }),
      t('mail.setup_text', { site }),
      { href: link, label: t('mail.setup_link') },
      t('mail.link_ends'),
      t('mail.not_for_you'),
    ]),
  trial: (t, { name, site, siteUrl }) =>
    composeLetter(t('mail.trial_subject', { site }), [
      t('mail.greeting', { name }),
      t('mail.trial_text', { site }),
      { href: siteUrl, label: site },
    ]),
}
