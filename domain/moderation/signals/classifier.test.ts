import { expect, test } from 'vitest'
import { isAudited } from '../classifier/audit.ts'
import type { Model } from '../classifier/classify.ts'
import { dimensions } from '../classifier/hash.ts'
import { builtInRules, judge } from '../policy.ts'
import { classifierFindings, nameWords } from './classifier.ts'
import type { Sent } from './signal.ts'

const sent = (id: string): Sent => ({
  id,
  name: 'Jo',
  body: 'Gagnez de l’argent',
  isReply: false,
  formAge: 40,
  articleId: 'a',
  articlePublishedAt: null,
  at: new Date('2026-05-04T10:00:00Z'),
})
const { body } = sent('')
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
/** As the policy that comes with the product judges what it finds. */
const judged = (id: string, models: Parameters<typeof classifierFindings>[1]) =>
  judge(
    classifierFindings(sent(id), models).map((one) => ({ ...one, version: 1, state: 'noticed' as const })),
    builtInRules,
  )
const spamJudged = (id: string, ...given: Parameters<typeof model>) => judged(id, { spam: model(...given) })

test('is silent without a head that may speak', () => {
  expect(classifierFindings(sent(usual), {})).toEqual([])
})

test('what is certain goes to spam alone, what is probable waits like everything', () => {
  expect(spamJudged(usual, 9)).toMatchObject({
    outcome: 'spam',
    signals: [{ code: 'classifier_spam', weight: 5 }],
  })
  expect(spamJudged(usual, 0)).toMatchObject({
    outcome: 'hold',
    signals: [{ code: 'classifier_spam', weight: 0 }],
  })
})

test('keeps a percentage and no word of the comment; words are named for who reads it', () => {
  const [signal] = spamJudged(usual, 9).signals
  expect(signal!.evidence).toMatchObject({ named: 0, words: '' })
  expect(signal!.evidence.percent).toBeGreaterThan(99)
  const named = nameWords(signal!, body, { spam: model(9) })
  expect(named.evidence.words).toMatch(/gagnez|argent/)
  expect(named.evidence.named).toBeGreaterThan(1)
  // The model is gone, or said no, or it is another signal: nothing to name.
  expect(nameWords(signal!, body, {}).evidence).toMatchObject({ named: 0 })
  const [no] = spamJudged(usual, -9).signals
  expect(nameWords(no!, body, { spam: model(9) })).toBe(no)
  const link = { code: 'link', evidence: { links: 1 } }
  expect(nameWords(link, body, { spam: model(9) })).toBe(link)
})

test('two in a hundred of those are given to people, who are not told what it thought', () => {
  expect(spamJudged(drawn, 9)).toMatchObject({
    outcome: 'hold',
    signals: [{ code: 'classifier_audit', weight: 0 }],
  })
  // Only what it would decide alone is drawn.
  expect(spamJudged(drawn, 0).signals).toMatchObject([{ code: 'classifier_spam' }])
})

test('no tone sends a comment away unread', () => {
  expect(judged(usual, { incivility: model(9) })).toMatchObject({
    outcome: 'hold',
    signals: [{ code: 'classifier_incivility', weight: 0 }],
  })
})
