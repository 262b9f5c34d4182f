import { describe, expect, test } from 'vitest'
import { type ArticleCard, drawable, drawableCard } from './card.ts'
import { fileOf, fingerprintOf } from './fingerprint.ts'

describe('a title on a card', () => {
  test.each([
    [
      'accents and ligatures stay',
      'Œuvres, naïveté : où va l’été\u202f?',
      'Œuvres, naïveté : où va l’été\u202f?',
    ],
    ['names of other countries stay', 'Łódź, Šibenik, Timișoara', 'Łódź, Šibenik, Timișoara'],
    ['an accent that stands apart joins its letter', 'e\u0301te\u0301', 'été'],
    [
      'an emoji goes, with its space',
      'Fête de la musique 🎶\u202f: le programme',
      'Fête de la musique\u202f: le programme',
    ],
    ['an emoji of several parts goes whole', 'Famille 👨‍👩‍👧‍👦 et drapeau 🇫🇷', 'Famille et drapeau'],
    ['a figure in a box is a figure', 'Le top 3️⃣ des marchés', 'Le top 3 des marchés'],
    ['a soft hyphen is not seen', 'Anti\u00adconstitutionnel', 'Anticonstitutionnel'],
  ])('%s', (_, title, drawn) => {
    expect(drawable(title)).toBe(drawn)
  })

  test.each([
    ['in another script', 'Война и мир'],
    ['with one word in another script', 'Le mot שלום sur un mur'],
    ['of emojis alone', '🎉🎉🎉'],
    ['of nothing', ' '],
    ['with a sign of money that no font has', 'Un café à 3 ₴'],
  ])('%s cannot be drawn', (_, title) => {
    expect(drawable(title)).toBeNull()
  })
})

const card: ArticleCard = {
  kind: 'article',
  title: 'Le marché rouvre',
  section: 'Ville',
  siteName: 'Plein Jour',
  credit: '',
  picture: null,
}

test('a section that cannot be drawn is left out; without the newspaper’s name there is no card', () => {
  expect(drawableCard({ ...card, section: 'Мир' })).toEqual({ ...card, section: '' })
  expect(drawableCard({ ...card, siteName: 'Правда' })).toBeNull()
})

test('whatever is drawn is in the fingerprint', () => {
  const picture = { token: 't', width: 960 }
  const cards = [
    card,
    { ...card, title: 'Le marché ferme' },
    { ...card, section: 'Monde' },
    { ...card, siteName: 'Le Soir' },
    { ...card, picture },
    { ...card, picture: { ...picture, width: 720 } },
  ]
  expect(new Set(cards.map(fingerprintOf)).size).toBe(cards.length)
  expect(fingerprintOf({ ...card })).toBe(fingerprintOf(card))
})

test('the same drawing of two articles has two addresses, each to be taken down alone', () => {
  const bytes = Buffer.from('a drawing')
  expect(fileOf('one', bytes)).not.toBe(fileOf('two', bytes))
  expect(fileOf('one', bytes)).toMatch(/^[\w-]{43}$/)
})
