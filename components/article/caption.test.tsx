import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import { Caption } from './caption.tsx'

const { t } = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const printed = (caption: string, credit: string) =>
  renderToStaticMarkup(<Caption caption={caption} credit={credit} t={t} />)

test.each(['', ' ', '\u00ad', '\u3164', '\u2800'])('a caption and a credit of %j are none', (blank) => {
  expect(printed(blank, blank)).toBe('')
  expect(printed('Le pont', blank)).toMatch(/^<figcaption class="caption">Le pont\s*<\/figcaption>$/)
  expect(printed(blank, 'A. Martin')).toContain('A. Martin')
})

test.each([
  ['Le pont', 'Le pont. Crédit'],
  ['Le pont.', 'Le pont. Crédit'],
  ['Le pont…', 'Le pont… Crédit'],
  ['« Non ! »', '« Non ! » Crédit'],
  ['Le pont (vu du quai)', 'Le pont (vu du quai). Crédit'],
  ['Le pont. ', 'Le pont. Crédit'],
])('%j and its credit are two sentences', (caption, both) => {
  expect(printed(caption, 'A. Martin')).toContain(both)
})
