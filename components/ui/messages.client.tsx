'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Messages } from '#contract/i18n/messages.ts'
import type { Locale } from '#lib/locale.ts'

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: Locale
  }
}

/** Gives client components their words: `const t = useTranslations()`, then `t('moderation.title')`. */
export function MessagesProvider({
  locale,
  timeZone,
  messages,
  children,
}: {
  locale: Locale
  timeZone?: string
  messages: Messages
  children: ReactNode
}) {
  return (
    <IntlProvider locale={locale} timeZone={timeZone} messages={messages} onError={fail}>
      {children}
    </IntlProvider>
  )
}

// A missing message is a defect to be seen by a test, not a blank on the page.
function fail(error: Error): never {
  throw error
}
