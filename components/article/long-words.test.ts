import { expect, test } from 'vitest'
import { longWordClass } from './long-words.ts'

test('a title is as large as its longest word lets it be on a phone', () => {
  expect(longWordClass('Budget : la ville gèle la taxe')).toBe('')
  expect(longWordClass('Un vote anticonstitutionnellement acquis')).toBe('longest-word')
  expect(longWordClass('L’intercommunalité renonce')).toBe('long-word')
  expect(longWordClass('Kraftfahrzeughaftpflichtversicherung wird teurer')).toBe('longest-word')
})

test('a hyphen and a space part a word, a narrow space before a colon is none of its letters', () => {
  expect(longWordClass('Villefranche-de-Rouergue-et-du-Ségala')).toBe('')
  expect(longWordClass('Contre-interrogatoires\u202f: trente-cinq ans')).toBe('')
  expect(longWordClass('')).toBe('')
})
