import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import { gate } from '#domain/moderation/classifier/gate.ts'
import type { Metrics } from '#domain/moderation/classifier/metrics.ts'
import type { HeadView } from '#domain/moderation/classifier/view.ts'
import { locales } from '#lib/locale.ts'
import { Audit } from './audit.tsx'
import { HeadSection } from './head-section.tsx'

const metrics: Metrics = {
  yes: 64,
  no: 412,
  copies: 31,
  heldYes: 13,
  heldNo: 82,
  auc: 0.9731,
  chosen: { threshold: 0.9412, precision: 1, recall: 0.75, blockedHam: 0, blocked: 9 },
  table: [{ threshold: 0.5, precision: 0.9, recall: 0.92, blockedHam: 0.0122, blocked: 14 }],
  promises: [{ from: 0.9, promised: 0.95, kept: 1, n: 9 }],
  curve: [
    { n: 50, auc: 0.8 },
    { n: 285, auc: 0.9731 },
  ],
  classWeights: { yes: 3, no: 0.6 },
}
const seen = (changes: Partial<Metrics> = {}, speaks = true): HeadView => {
  const so = { ...metrics, ...changes }
  const at = new Date('2026-05-04T01:47:00Z')
  return {
    head: 'spam',
    at,
    learnedAt: at,
    trainedOn: 476,
    speaks,
    threshold: 0.9412,
    metrics: so,
    conditions: gate(so),
  }
}
const print = (language: 'fr' | 'en') => printContextOf({ language, timeZone: 'Europe/Paris' })
const page = (view: HeadView, language: 'fr' | 'en' = 'fr') =>
  renderToStaticMarkup(<HeadSection view={view} print={print(language)} />).replaceAll(/[\u00a0\u202f]/g, ' ')

test('says that it speaks, from which threshold, and how well it does', () => {
  const html = page(seen())
  expect(html).toContain('Il parle')
  expect(html).toContain('À partir de 94,1 %')
  expect(html).toContain('0,973')
  expect(html).toContain('choisi')
  expect(html).not.toContain('Pas encore')
})

test('says that it is silent, and which condition is missing', () => {
  const html = page(seen({ yes: 12 }, false))
  expect(html).toContain('Il se tait')
  expect(html).toContain('Une condition n’est pas encore remplie.')
  expect(html.match(/Pas encore/g)).toHaveLength(1)
})

test('before the first training it promises nothing, and draws nothing', () => {
  expect(page({ head: 'incivility', at: null })).toContain('Il n’a encore rien appris.')
  const untaught = page(seen({ auc: null, chosen: null, table: [], promises: [], curve: [] }, false))
  expect(untaught).toContain('inconnu')
  expect(untaught).not.toContain('role="img"')
})

test.each([...locales])('%s: nothing is left open', (language) => {
  expect(page(seen(), language)).not.toMatch(/classifier\.|[{}]|NaN/)
  for (const judged of [0, 40])
    expect(
      renderToStaticMarkup(
        <Audit audit={{ drawn: judged, judged, wrong: 1, low: 0.01, high: 0.12 }} print={print(language)} />,
      ),
    ).not.toMatch(/classifier\.|[{}]|NaN/)
})
