import { expect, test } from 'vitest'
import { auditShare, isAudited } from './audit.ts'
import { calibrate, calibrated } from './calibration.ts'
import { ageWeight, classWeights } from './importance.ts'
import { atThreshold, chooseThreshold, type Judged, promises, rocAuc, wilson } from './measure.ts'

const judged = (...pairs: [number, 0 | 1][]): Judged[] =>
  pairs.map(([probability, label]) => ({ probability, label }))

test.each([
  ['all right', judged([0.1, 0], [0.2, 0], [0.8, 1], [0.9, 1]), 1],
  ['all wrong', judged([0.9, 0], [0.1, 1]), 0],
  ['one pair of four wrong', judged([0.1, 0], [0.6, 0], [0.5, 1], [0.9, 1]), 0.75],
  ['all alike', judged([0.5, 0], [0.5, 1], [0.5, 0]), 0.5],
  ['of one kind alone', judged([0.5, 1]), null],
  ['of nothing', [], null],
])('AUC: %s', (_, pairs, expected) => {
  expect(rocAuc(pairs)).toBe(expected)
})

test('at a threshold: what goes, what is found, what honest goes with it', () => {
  const some = judged([0.1, 0], [0.95, 0], [0.95, 1], [0.99, 1], [0.2, 1], [0.3, 0])
  expect(atThreshold(some, 0.9)).toEqual({
    threshold: 0.9,
    precision: 2 / 3,
    recall: 2 / 3,
    blockedHam: 1 / 3,
    blocked: 3,
  })
  expect(atThreshold(some, 1)).toMatchObject({ precision: 1, recall: 0, blockedHam: 0, blocked: 0 })
})

test('the threshold spares as many honest ones as it must, and never lies below nine in ten', () => {
  const ham = (of: number) => judged(...Array.from({ length: of }, (_, n): [number, 0] => [n / of, 0]))
  // One in two hundred of a thousand: five may go.
  expect(atThreshold(ham(1_000), chooseThreshold(ham(1_000), 0.005)).blockedHam).toBeLessThanOrEqual(0.005)
  expect(chooseThreshold(ham(1_000), 0.005)).toBeGreaterThan(0.99)
  expect(chooseThreshold(judged([0.01, 0], [0.5, 1]), 0.005)).toBe(0.9)
  expect(chooseThreshold([], 0.005)).toBe(0.9)
  expect(chooseThreshold(judged([1, 0]), 0)).toBeLessThan(1)
})

test('calibration never turns round, and keeps its word', () => {
  // Says 5 where it is right in seven of ten.
  const scored = Array.from({ length: 1_000 }, (_, n) => ({
    logit: n % 2 === 0 ? 5 : -5,
    label: (n % 20 < 14 ? (n % 2 === 0 ? 1 : 0) : n % 2 === 0 ? 0 : 1) as 0 | 1,
  }))
  const found = calibrate(scored)
  expect(calibrated(found, 5)).toBeCloseTo(0.7, 1)
  const steps = Array.from({ length: 41 }, (_, n) => calibrated(found, n - 20))
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  const contrary = calibrate(scored.map(({ logit, label }) => ({ logit: -logit, label })))
  expect(contrary.slope).toBeGreaterThan(0)
  expect(calibrate([{ logit: 3, label: 1 }])).toEqual({ slope: 1, offset: 0 })
  // Two heaps that are far apart: no number runs away.
  const apart = calibrate(
    [...Array(30)].map((_, n) => ({ logit: n < 15 ? -40 : 40, label: (n < 15 ? 0 : 1) as 0 | 1 })),
  )
  expect(Number.isFinite(apart.slope) && Number.isFinite(apart.offset)).toBe(true)
})

test('promises are held against what was so', () => {
  expect(promises(judged([0.91, 1], [0.93, 1], [0.95, 0], [0.02, 0]))).toEqual([
    { from: 0, promised: 0.02, kept: 0, n: 1 },
    { from: 0.9, promised: expect.closeTo(0.93), kept: expect.closeTo(2 / 3), n: 3 },
  ])
})

test.each([
  [0, 0, 0, 1],
  [0, 40, 0, 0.0876],
  [1, 50, 0.0035, 0.105],
  [10, 10, 0.722, 1],
])('Wilson: %i of %i lies between %f and %f', (found, of, low, high) => {
  const interval = wilson(found, of)
  expect(interval.low).toBeCloseTo(low, 2)
  expect(interval.high).toBeCloseTo(high, 2)
})

test('two in a hundred are audited: the same ones each time, whoever asks', () => {
  const ids = Array.from(
    { length: 20_000 },
    (_, n) => `0190f3c4-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
  )
  const drawn = ids.filter(isAudited)
  expect(drawn.length / ids.length).toBeCloseTo(auditShare, 2)
  expect(ids.filter(isAudited)).toEqual(drawn)
})

test('half a year counts half, and the rarer class as much as the other', () => {
  const now = Date.parse('2026-06-30')
  expect(ageWeight(now, now)).toBe(1)
  expect(ageWeight(now - 180 * 86_400_000, now)).toBeCloseTo(0.5)
  expect(ageWeight(now + 1, now)).toBe(1)
  expect(classWeights(100, 300)).toEqual({ yes: 2, no: 2 / 3 })
  expect(classWeights(1, 10_000).yes).toBe(10)
  expect(classWeights(0, 0)).toEqual({ yes: 0, no: 0 })
})
