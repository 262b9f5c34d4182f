import { expect, test } from 'vitest'
import { isAudited } from '../classifier/audit.ts'
import type { Model } from '../classifier/classify.ts'
import { dimensions } from '../classifier/hash.ts'
import { decide } from '../policy.ts'
import { classifierSignals, nameWords } from './classifier.ts'

const facts = {
  body: 'Gagnez de l’argent',
  isReply: false,
  secondsToSubmit: 40,
  postedAt: new Date('2026-05-04T10:00:00Z'),
  articlePublishedAt: null,
}
const model = (bias: number, weight = 0.1): Model => ({
  id: 'm',
  weights: new Float32Array(dimensions).fill(weight),
  bias,
  calibration: { slope: 1, offset: 0 },
  threshold: 0.95,
})
const ids = Array.from({ length: 500 }, (_, n) => `id ${n}`)
const drawn = ids.find(isAudited)!
const usual = ids.find((id) => !isAudited(id))!
const signals = (id: string, ...given: Parameters<typeof model>) => [
  ...classifierSignals(id, facts, { spam: model(...given) }),
]

test('is silent without a head that may speak', () => {
  expect([...classifierSignals(usual, facts, {})]).toEqual([])
})

test('what is certain goes to spam alone, what is probable waits like everything', () => {
  const certain = signals(usual, 9)
  expect(certain).toMatchObject([{ code: 'classifier_spam', weight: 5 }])
  expect(decide(certain)).toBe('spam')
  const probable = signals(usual, 0)
  expect(probable).toMatchObject([{ code: 'classifier_spam', weight: 0 }])
  expect(decide(probable)).toBe('pending')
})

test('keeps a percentage and no word of the comment; words are named for who reads it', () => {
  const [signal] = signals(usual, 9)
  expect(signal!.evidence).toMatchObject({ named: 0, words: '' })
  expect(signal!.evidence.percent).toBeGreaterThan(99)
  const named = nameWords(signal!, facts.body, { spam: model(9) })
  expect(named.evidence.words).toMatch(/gagnez|argent/)
  expect(named.evidence.named).toBeGreaterThan(1)
  // The model is gone, or said no, or it is another signal: nothing to name.
  expect(nameWords(signal!, facts.body, {}).evidence).toMatchObject({ named: 0 })
  const [no] = signals(usual, -9)
  expect(nameWords(no!, facts.body, { spam: model(9) })).toBe(no)
  const link = { code: 'link', evidence: { links: 1 } }
  expect(nameWords(link, facts.body, { spam: model(9) })).toBe(link)
})

test('two in a hundred of those are given to people, who are not told what it thought', () => {
  const audited = signals(drawn, 9)
  expect(audited).toMatchObject([{ code: 'classifier_audit', weight: 0 }])
  expect(decide(audited)).toBe('pending')
  // Only what it would decide alone is drawn.
  expect(signals(drawn, 0)).toMatchObject([{ code: 'classifier_spam' }])
})

test('no tone sends a comment away unread', () => {
  const rude = [...classifierSignals(usual, facts, { incivility: model(9) })]
  expect(rude).toMatchObject([{ code: 'classifier_incivility', weight: 0 }])
})
