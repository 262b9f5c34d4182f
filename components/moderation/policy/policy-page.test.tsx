import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { expect, test, vi } from 'vitest'
import { messages } from '#contract/i18n/messages.ts'
import { builtInRules } from '#domain/moderation/policy.ts'
import { PolicyDesk } from './policy-desk.client.tsx'
import type { PolicyEntry } from './policy-entry.ts'
import { ReportGroups } from './report-groups.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }))
vi.mock('#domain/moderation/actions.ts', () => ({
  replayPolicy: async () => {},
  savePolicy: async () => {},
  restorePolicy: async () => {},
}))

const script = '</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"\'><b>'
const group = {
  from: 'hold',
  to: 'spam',
  verdict: 'approved',
  count: 3,
  examples: [{ id: 'a', name: script, excerpt: script, before: 0, after: 6 }],
} as const
const report = {
  comments: 9,
  changed: 3,
  since: '2026-09-01T00:00:00.000Z',
  isComplete: true,
  groups: [{ ...group, examples: [...group.examples] }],
}
const desk: PolicyEntry = {
  number: 2,
  live: {
    number: 1,
    rules: { ...builtInRules, words: [script], deniedDomains: [script], allowedDomains: [script] },
  },
  versions: [
    {
      number: 2,
      isTrial: true,
      reason: script,
      restoredFrom: null,
      by: script,
      when: 'hier',
      differences: [
        { kind: 'weight', code: 'link', from: 1, to: -0.5 },
        { kind: 'publishUpTo', from: null, to: 0 },
        { kind: 'words', added: 2, removed: 1 },
      ],
      state: 'trial',
    },
    {
      number: 1,
      isTrial: false,
      reason: script,
      restoredFrom: 0,
      by: script,
      when: 'avant-hier',
      differences: [],
      state: 'live',
    },
  ],
  trial: { number: 2, when: 'hier', report },
}
/** Spaces are the typography's to choose. */
const print = (element: React.ReactNode, locale: 'fr' | 'en' = 'fr') =>
  renderToStaticMarkup(
    <IntlProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      {element}
    </IntlProvider>,
  ).replace(/[\u00a0\u202f]/g, ' ')

test('what is typed into any field, and what readers write, is printed as text', () => {
  const html = print(<PolicyDesk desk={desk} />)
  expect(html).not.toMatch(/<script|<img|<b>/)
  // Three lists, two names, two reasons, an example's name and words.
  expect(html.split('&lt;script&gt;').length - 1).toBe(9)
})

test('a report says what happens in whole sentences, in both languages', () => {
  expect(print(<ReportGroups report={report} />)).toContain(
    '3 commentaires que vous aviez approuvés iraient aux indésirables',
  )
  expect(print(<ReportGroups report={report} />, 'en')).toContain(
    '3 comments that you approved would go to spam',
  )
})

test('a version that was only tried, one that decides, and what each changed, are told by words', () => {
  const html = print(<PolicyDesk desk={desk} />)
  for (const words of [
    'À l’essai',
    'Décide',
    'Un ou deux liens : 1 → −0,5',
    'jamais → 0',
    'Mots : +2 −1',
    'Rien de différent',
  ])
    expect(html).toContain(words)
})
