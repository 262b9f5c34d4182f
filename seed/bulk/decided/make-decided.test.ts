import { expect, test } from 'vitest'
import { makeDecided } from './make-decided.ts'

const all = makeDecided(3_000, 'one')
const of = (truth: string) => all.filter((one) => one.truth === truth)

test('the same seed makes the same comments, in the order of time', () => {
  expect(makeDecided(50, 'two')).toEqual(makeDecided(50, 'two'))
  expect(makeDecided(50, 'two')).not.toEqual(makeDecided(50, 'three'))
  const moments = all.map(({ moment }) => moment)
  expect(moments).toEqual([...moments].sort((a, b) => a - b))
})

test('there is some of everything, and no gap was left unfilled', () => {
  expect(of('spam').length / all.length).toBeCloseTo(0.2, 1)
  expect(of('uncivil').length).toBeGreaterThan(150)
  expect(of('other').length).toBeGreaterThan(100)
  expect(new Set(all.map(({ language }) => language)).size).toBe(6)
  for (const { body } of all) expect(body).toMatch(/^[^{}]+$/)
})

test('three in a hundred were judged otherwise than they deserved', () => {
  const wrong = all.filter(({ truth, verdict: { to, reason } }) =>
    truth === 'honest'
      ? to !== 'approved'
      : truth === 'spam'
        ? to !== 'spam' && reason !== 'advertising'
        : truth === 'uncivil'
          ? reason !== 'insult' && reason !== 'hate'
          : to !== 'rejected',
  )
  expect(wrong.length / all.length).toBeGreaterThan(0.02)
  expect(wrong.length / all.length).toBeLessThan(0.04)
})

test('no word that is often used gives the label away', () => {
  const words = new Map<string, [number, number]>()
  for (const { body, truth } of all)
    for (const word of new Set(body.toLowerCase().match(/\p{L}{5,}/gu) ?? [])) {
      const counts = words.get(word) ?? [0, 0]
      counts[truth === 'spam' ? 1 : 0]++
      words.set(word, counts)
    }
  const shared = [
    'casino',
    'gratuit',
    'pharmacie',
    'whatsapp',
    'bitcoin',
    'article',
    'banque',
    'argent',
    'crédit',
  ]
  for (const word of shared.filter((one) => words.has(one)))
    expect(Math.min(...words.get(word)!), word).toBeGreaterThan(0)
})
