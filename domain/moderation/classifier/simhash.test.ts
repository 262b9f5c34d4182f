import { expect, test } from 'vitest'
import { Copies, simhashOf } from './simhash.ts'

const campaign = (link: string, word = 'aujourd’hui') =>
  `J’ai obtenu un prêt de plusieurs milliers d’euros alors que ma banque m’avait refusé, et tout le monde peut le faire ${word} : ${link}, n’hésitez pas à écrire à la personne qui m’a si bien conseillé pour mon dossier.`

test('one letter with another link, or a word changed, is a copy; another letter is none', () => {
  const copies = new Copies()
  expect(copies.isCopy(simhashOf(campaign('https://a.example/1')))).toBe(false)
  expect(copies.isCopy(simhashOf(campaign('https://b.example/2')))).toBe(true)
  expect(copies.isCopy(simhashOf(campaign('https://b.example/2').toUpperCase()))).toBe(true)
  expect(copies.isCopy(simhashOf('Le pont de la Brune sera fermé tout l’été, c’est une honte.'))).toBe(false)
  expect(copies.isCopy(simhashOf('Le pont de la Brune sera fermé tout l’été, c’est une honte.'))).toBe(true)
})

test('a flood of different texts makes no search longer', () => {
  const copies = new Copies()
  const texts = Array.from({ length: 3_000 }, (_, n) => `Le numéro ${n} n’est pas le mot${n} du jour${n}`)
  const hashes = texts.map(simhashOf)
  const begun = performance.now()
  for (const hash of hashes) copies.isCopy(hash)
  expect(performance.now() - begun).toBeLessThan(1_500)
})
