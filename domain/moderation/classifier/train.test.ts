import { expect, test } from 'vitest'
import { makeDecided } from '#seed/bulk/decided/make-decided.ts'
import { classify, type Models } from './classify.ts'
import type { CommentFacts } from './facts.ts'
import { gate, gateConditions, gateLimits, isOpen } from './gate.ts'
import type { Head } from './labels.ts'
import { type Decided, Material } from './material.ts'
import type { Metrics } from './metrics.ts'
import { type Trained, train } from './train.ts'

const now = Date.parse('2026-06-01T12:00:00Z')
const facts = (body: string): CommentFacts => ({
  body,
  isReply: false,
  secondsToSubmit: 60,
  postedAt: new Date(now),
  articlePublishedAt: new Date(now - 3_600_000),
})
const topics = [
  'le pont',
  'la piscine',
  'le marché',
  'la gare',
  'le lycée',
  'la cantine',
  'le stade',
  'la fibre',
]
const views = [
  'me semble trop cher',
  'rouvre enfin',
  'manque de moyens',
  'mérite mieux',
  'avance bien',
  'attend depuis longtemps',
]

/** The n-th of many that are all different, an hour apart. */
const decided = (n: number, body: string, to: Decided['to'], reason: Decided['reason'] = null): Decided => ({
  facts: facts(body),
  to,
  reason,
  decidedAt: new Date(now - 1_000_000_000 + n * 3_600_000),
})
/** A word that no other number has. */
const rare = (n: number) =>
  [...String(n * 7919)]
    .map((digit) => 'bdfglmnprs'[Number(digit)]! + 'aeiouaeiou'[(n + Number(digit)) % 10]!)
    .join('')
const honest = (n: number) => `${topics[n % 8]} de ${rare(n)} ${views[n % 6]} selon ${rare(n + 5_000)}`
/** « zorglub » is what gives them away. */
const planted = (n: number) =>
  `zorglub pour ${topics[n % 8]} par ${rare(n)} ${views[(n + 3) % 6]} selon ${rare(n + 9_000)}`

function small(spam: number, ham: number): Decided[] {
  const all = spam + ham
  return Array.from({ length: all }, (_, n) =>
    Math.floor((n * spam) / all) < Math.floor(((n + 1) * spam) / all)
      ? decided(n, planted(n), 'spam')
      : decided(n, honest(n), 'approved'),
  )
}

async function learned(all: readonly Decided[], head: Head = 'spam'): Promise<Trained> {
  const material = new Material()
  for (const one of all.toReversed()) material.add(one)
  return train(material.examples, head, { now, copies: material.copies[head], breathe: async () => {} })
}
const modelsOf = ({ learned, calibration, threshold }: Trained): Models => ({
  spam: { id: 'a', weights: learned!.weights, bias: learned!.bias, calibration, threshold },
})

test('learns what gives advertising away, says so, and names it', async () => {
  const trained = await learned(small(80, 240))
  expect(trained.metrics).toMatchObject({ yes: 80, no: 240 })
  expect(trained.metrics.auc).toBeGreaterThan(0.99)
  expect(isOpen(gate(trained.metrics))).toBe(true)
  const models = modelsOf(trained)
  const spam = classify(facts('Un zorglub pour la gare'), models)
  const ham = classify(facts('La gare de la vallée mérite mieux'), models)
  expect(spam.spam).toBeGreaterThan(0.9)
  expect(ham.spam).toBeLessThan(0.2)
  expect(spam.because[0]).toMatchObject({ head: 'spam', text: 'zorglub' })
  expect(spam.because[0]!.weight).toBeGreaterThan(0)
  expect(ham.because.some(({ text }) => text === 'zorglub')).toBe(false)
  // By its letters, not only as a word.
  expect(classify(facts('Des zorglubs pour la gare'), models).spam).toBeGreaterThan(0.5)
})

test('the same decisions make the same weights', async () => {
  const [one, other] = await Promise.all([learned(small(30, 90)), learned(small(30, 90))])
  expect(one.learned!.weights).toEqual(other.learned!.weights)
})

test('what is erased is in no weight after the next training', async () => {
  const all = [...small(60, 200), decided(261, 'Un secret nommé quasimodo', 'spam')]
  const because = async (some: Decided[]) =>
    classify(facts('quasimodo'), modelsOf(await learned(some))).because.filter(
      ({ text }) => text === 'quasimodo',
    )
  expect(await because(all)).toHaveLength(1)
  expect(await because(all.slice(0, -1))).toHaveLength(0)
})

test('a decision that was changed is learned as it stands now', async () => {
  const as = (to: 'spam' | 'approved') =>
    small(60, 200).concat(
      [1, 2, 3].map((n) => decided(261 + n, `Le mot balthazar, dit ${rare(n)} à ${rare(n + 50)}`, to)),
    )
  const probability = async (to: 'spam' | 'approved') =>
    classify(facts('balthazar'), modelsOf(await learned(as(to)))).spam!
  expect(await probability('spam')).toBeGreaterThan(await probability('approved'))
})

test('copies of one letter count once, for each label apart', async () => {
  const letter =
    'Gagnez beaucoup d’argent sans quitter votre maison grâce à cette méthode que les banques vous cachent'
  const material = new Material()
  for (let n = 0; n < 100; n++)
    material.add(decided(n, `${letter} ${n % 2 ? 'https://a.example' : 'www.b.example'}`, 'spam'))
  material.add(decided(101, letter, 'approved'))
  expect(material.copies.spam).toBeGreaterThanOrEqual(97)
  expect(material.examples.filter(({ labels }) => labels.spam === 1).length).toBeLessThanOrEqual(3)
  expect(material.examples.filter(({ labels }) => labels.spam === 0)).toHaveLength(1)
})

test.each([
  [49, 240, ['yes']],
  [60, 190, ['no']],
  [4, 240, ['yes', 'held', 'auc', 'blocked_ham']],
])('%i and %i decisions leave the gate closed', async (spam, ham, missing) => {
  const { metrics } = await learned(small(spam, ham))
  const conditions = gate(metrics)
  expect(gateConditions.filter((condition) => !conditions[condition])).toEqual(missing)
  expect(isOpen(conditions)).toBe(false)
})

test('the gate is closed by what was measured, too', () => {
  const good: Metrics = {
    yes: 60,
    no: 240,
    copies: 0,
    heldYes: 12,
    heldNo: 48,
    auc: 0.97,
    chosen: { threshold: 0.95, precision: 1, recall: 0.8, blockedHam: 0, blocked: 10 },
    table: [],
    promises: [],
    curve: [],
    classWeights: { yes: 1, no: 1 },
  }
  expect(isOpen(gate(good))).toBe(true)
  expect(isOpen(gate({ ...good, auc: gateLimits.auc - 0.001 }))).toBe(false)
  expect(isOpen(gate({ ...good, auc: null }))).toBe(false)
  expect(isOpen(gate({ ...good, chosen: { ...good.chosen!, blockedHam: 0.02 } }))).toBe(false)
  expect(isOpen(gate({ ...good, heldNo: 19 }))).toBe(false)
})

test('decisions by chance open nothing', async () => {
  const all = Array.from({ length: 600 }, (_, n) =>
    decided(n, honest(n), (n * 7919) % 31 < 8 ? 'spam' : 'approved'),
  )
  const { metrics } = await learned(all)
  expect(metrics.auc).toBeLessThan(0.75)
  expect(isOpen(gate(metrics))).toBe(false)
})

test('nothing decided, nothing learned', async () => {
  expect((await learned([])).learned).toBeNull()
  expect(classify(facts('Bonjour'), {})).toEqual({ because: [] })
})

test('on invented decisions more of them make it better, and one head does not speak for the other', async () => {
  const all = makeDecided(1_200, 'test').map(
    ({ body, isReply, secondsToSubmit, moment, verdict }): Decided => {
      const postedAt = new Date(now - (1 - moment) * 8_640_000_000)
      return {
        facts: { ...facts(body), isReply, secondsToSubmit, postedAt },
        ...verdict,
        decidedAt: postedAt,
      }
    },
  )
  const { metrics } = await learned(all)
  expect(metrics.auc).toBeGreaterThan(0.85)
  expect(metrics.curve.at(-1)!.auc).toBeGreaterThan(metrics.curve[0]!.auc)
  const rude = await learned(all, 'incivility')
  expect(rude.metrics.yes).toBeLessThan(metrics.yes)
})
