import { describe, expect, test } from 'vitest'
import { classify } from './classify.ts'
import type { CommentFacts } from './facts.ts'
import { readComment, vectorOf } from './features.ts'
import { dimensions } from './hash.ts'
import { hostOf, tokensOf } from './tokens.ts'

const facts = (body: string, changes: Partial<CommentFacts> = {}): CommentFacts => ({
  body,
  isReply: false,
  secondsToSubmit: 40,
  postedAt: new Date('2026-05-04T10:00:00Z'),
  articlePublishedAt: new Date('2026-05-04T08:00:00Z'),
  ...changes,
})
const kinds = (body: string) => tokensOf(body).map(({ kind, text }) => `${kind} ${text}`)
const slots = (body: string, changes: Partial<CommentFacts> = {}) =>
  new Set([...vectorOf(readComment(facts(body, changes)))].map((packed) => packed >>> 15))
/** How much of the smaller set is in the other. */
const shared = (one: Set<number>, other: Set<number>) =>
  [...one].filter((slot) => other.has(slot)).length / Math.min(one.size, other.size)

describe('what is counted', () => {
  test.each([
    ['L’été à Valbrune', ['word L', 'word été', 'word à', 'word Valbrune']],
    ['voir https://a.example/b?c=1 vite', ['word voir', 'link https://a.example/b?c=1', 'word vite']],
    ['Voir www.credit.example.', ['word Voir', 'link www.credit.example']],
    ['paiement-rapide.shop', ['link paiement-rapide.shop']],
    ['écrire à a.b@c.example', ['word écrire', 'word à', 'mail a.b@c.example']],
    ['appelez le 06 39 98 12 07', ['word appelez', 'word le', 'phone 06 39 98 12 07']],
    ['+33 1 99 00 34 56', ['phone +33 1 99 00 34 56']],
    ['en 1987, 3,5 %', ['word en', 'number 1987,', 'number 3,5']],
    ['500 €', ['number 500', 'currency €']],
    ['v i a g r a vite', ['spaced v i a g r a', 'word vite']],
    ['il y a un an', ['word il', 'word y', 'word a', 'word un', 'word an']],
    ['🎁 !!!', ['picture 🎁', 'marks !!!']],
    ['ｆｕｌｌ', ['word full']],
    ['gra\u200Btuit', ['word gratuit']],
    ['', []],
  ])('%s', (body, expected) => {
    expect(kinds(body)).toEqual(expected)
  })

  test.each([
    ['https://www.Example.org/a?b', 'example.org'],
    ['www.credit.example:8080', 'credit.example'],
    ['a.example.', 'a.example'],
  ])('the host of %s', (link, host) => {
    expect(hostOf(link)).toBe(host)
  })
})

test('with accents or without, large or small, it is the same word', () => {
  expect(shared(slots('ete'), slots('ÉTÉ'))).toBe(1)
  expect(shared(slots('été'), slots('ete'))).toBe(1)
})

test('a misspelt word keeps most of its letter groups, another word none of them', () => {
  const own = slots('gratuitement')
  expect(shared(own, slots('gratuitemennt'))).toBeGreaterThan(0.6)
  // The facts are the same, and all that they share.
  expect([...slots('pharmacologue')].filter((slot) => own.has(slot))).toHaveLength(slots(' '.repeat(12)).size)
})

test.each([
  ['a reply', { isReply: true }],
  ['sent without the form', { secondsToSubmit: null }],
  ['sent at once', { secondsToSubmit: 1 }],
  ['written at night', { postedAt: new Date('2026-05-04T02:00:00Z') }],
  ['below an old article', { articlePublishedAt: new Date('2020-01-01T00:00:00Z') }],
])('a fact counts: %s', (_, changes) => {
  expect(slots('Merci', changes)).not.toEqual(slots('Merci'))
})

test('each feature once, its value by how often, and as much in all whatever the length', () => {
  const sum = (body: string) =>
    [...vectorOf(readComment(facts(body)))].reduce(
      (total, packed) => total + ((packed & 0x7fff) / 0x7fff) ** 2,
      0,
    )
  const long = 'Une phrase de plus sur le pont de la Brune. '.repeat(30)
  expect(new Set([...vectorOf(readComment(facts(long)))].map((packed) => packed >>> 15)).size).toBe(
    vectorOf(readComment(facts(long))).length,
  )
  expect(sum(long)).toBeCloseTo(sum('Le pont de la Brune'), 1)
})

test('reading one comment leaves nothing behind for the next', () => {
  const before = vectorOf(readComment(facts('Merci pour cet article')))
  vectorOf(readComment(facts('Tout autre chose, et bien plus long')))
  expect(vectorOf(readComment(facts('Merci pour cet article')))).toEqual(before)
})

describe('whatever is sent costs no more than a long comment', () => {
  const flat = {
    id: 'flat',
    weights: new Float32Array(dimensions).fill(0.01),
    bias: 0,
    calibration: { slope: 1, offset: 0 },
    threshold: 0.9,
  }
  test.each([
    ['nothing', ''],
    ['64 KB of one letter', 'a'.repeat(65_536)],
    ['64 KB of words', 'un mot '.repeat(9_363)],
    ['only emoji', '🎁🔥💰'.repeat(5_000)],
    ['right to left', 'مرحبا بالعالم '.repeat(3_000)],
    ['stacked marks', `a${'\u0301'.repeat(40_000)}`],
    ['marks on each letter', 'z\u0351\u036b\u0343\u0321'.repeat(9_000)],
    ['a ligature of eighteen letters', '\uFDFA'.repeat(20_000)],
    ['nearly an address', `${'a.'.repeat(32_000)}`],
    ['nearly a telephone', '1 '.repeat(32_000)],
    ['nearly spaced', 'a b c '.repeat(10_000)],
    ['nearly a link', 'www.'.repeat(16_000)],
    ['half a pair', '\uD83C'.repeat(10_000)],
    ['no spaces', '漢字仮名'.repeat(15_000)],
  ])('%s', (_, body) => {
    classify(facts(body), { spam: flat })
    const begun = performance.now()
    const { spam } = classify(facts(body), { spam: flat })
    expect(performance.now() - begun).toBeLessThan(50)
    expect(spam).toBeGreaterThan(0)
    expect(spam).toBeLessThan(1)
  })
})
