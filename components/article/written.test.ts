import { expect, test } from 'vitest'
import { translator } from '#contract/i18n/translator.ts'
import { writtenIn } from './written.ts'

test.each([
  ['fr', 'fr', 'Le pont', {}],
  ['en', 'fr', 'The bridge', { lang: 'en' }],
  ['fr', 'en', 'Le pont', { lang: 'fr' }],
  ['ar', 'fr', 'الجسر', { lang: 'ar', dir: 'rtl' }],
  // Nobody has said that it is in another language: its letters still run from right to left.
  ['fr', 'fr', 'الجسر', { dir: 'rtl' }],
] as const)('an article in %s on a page in %s', (language, locale, text, attributes) => {
  expect(writtenIn({ language }, translator(locale), text)).toEqual(attributes)
})
