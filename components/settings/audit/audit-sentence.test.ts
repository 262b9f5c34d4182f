import { expect, test } from 'vitest'
import { translator } from '#contract/i18n/translator.ts'
import { auditSentence } from './audit-sentence.ts'

const t = translator('en')
const say = (event: string) =>
  auditSentence(t, { event, subject: 'Léa', detail: '' }).replace(/[\u2066-\u2069]/g, '')

test('an event has its sentence, and one of bylines the same under the name it once had', () => {
  expect(say('byline.created')).toBe('created the byline Léa')
  expect(say('author.created')).toBe(say('byline.created'))
})

test('an event that has none is shown by its name', () => {
  expect(say('byline.painted')).toContain('byline.painted')
})
