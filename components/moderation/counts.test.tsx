import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MessagesProvider } from '#components/ui/messages.client.tsx'
import { messages } from '#contract/i18n/messages.ts'
import { countedWaiting } from '#domain/moderation/moderation.ts'
import type { Locale } from '#lib/locale.ts'
import { CountsProvider, PendingBadge } from './counts.client.tsx'
import { StatusTabs } from './status-tabs.client.tsx'

/** What is read, without the marks and with plain spaces. */
const shown = (locale: Locale, pending: number) =>
  renderToStaticMarkup(
    <MessagesProvider locale={locale} timeZone="UTC" messages={messages[locale]}>
      <CountsProvider initial={{ pending, approved: 4_000, rejected: 0, spam: 0, reported: 0 }}>
        <PendingBadge />
        <StatusTabs current="pending" />
      </CountsProvider>
    </MessagesProvider>,
  )
    .replace(/<[^>]+>/g, '|')
    .replace(/\s/g, ' ')

test.each([
  ['fr', 1, '|1|', '(1 commentaire en attente)', '|En attente|1|'],
  ['fr', countedWaiting, '|1000|', '(1 000 commentaires en attente)', '|En attente|1000|'],
  [
    'fr',
    countedWaiting + 1,
    '|1000+|',
    '(plus de 1 000 commentaires en attente)',
    '|En attente|plus de 1 000|',
  ],
  ['en', countedWaiting + 1, '|1000+|', '(over 1,000 comments waiting)', '|over 1,000|'],
] as const)('%s: what waits is said exactly up to a thousand: %i', (locale, pending, ...texts) => {
  for (const text of texts) expect(shown(locale, pending)).toContain(text)
  expect(shown(locale, pending)).toContain('|4000|')
})

test('where nobody waits there is no badge', () => {
  expect(shown('fr', 0)).not.toContain('en attente)')
})
