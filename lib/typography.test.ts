import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frenchTypography } from './typography.ts'

/** Spaces are written as escapes here: on a screen they look alike. U+202F is narrow, U+00A0 wide; both hold the line. */
describe('French typography', () => {
  test.each([
    ['before ! ? ;', 'Quoi ? Oui ! Bien ; fini.', 'Quoi\u202f? Oui\u202f! Bien\u202f; fini.'],
    ['a wrong wide space there', 'Quoi\u00a0?', 'Quoi\u202f?'],
    ['several signs at once', 'Quoi ?! Non !!!', 'Quoi\u202f?! Non\u202f!!!'],
    ['before a colon', 'Bilan : trois.', 'Bilan\u00a0: trois.'],
    ['a narrow space before a colon', 'Bilan\u202f: trois.', 'Bilan\u00a0: trois.'],
    ['not in an hour', 'à 18:30', 'à 18:30'],
    ['inside guillemets', '« Oui », dit-il', '\u00ab\u202fOui\u202f\u00bb, dit-il'],
    ['guillemets without spaces', '«Oui»', '\u00ab\u202fOui\u202f\u00bb'],
    ['straight quotes', 'Il dit "oui".', 'Il dit \u00ab\u202foui\u202f\u00bb.'],
    ['an apostrophe before straight quotes', 'L\'"eau" ""', 'L\u2019\u00ab\u202feau\u202f\u00bb ""'],
    [
      'apostrophes',
      "L'école, aujourd'hui, l'«eau», l'1",
      'L\u2019école, aujourd\u2019hui, l\u2019\u00ab\u202feau\u202f\u00bb, l\u20191',
    ],
    ['three dots', 'Alors...', 'Alors\u2026'],
    ['before % and currencies', '5 % de 30 € et 12 °C', '5\u00a0% de 30\u00a0€ et 12\u00a0°C'],
    ['inside large numbers', '3 400 repas, 1 250 000 euros', '3\u202f400 repas, 1\u202f250\u202f000 euros'],
    ['a large sum', '60 000 €', '60\u202f000\u00a0€'],
    ['not between a year and a number', 'en 2026 187 emplois', 'en 2026 187 emplois'],
    ['abbreviations', 'M. Durand, Mme Petit, n° 4', 'M.\u00a0Durand, Mme\u00a0Petit, n°\u00a04'],
    [
      'addresses are left alone',
      "Voir https://a.test/l'eau?x=1;y : là",
      "Voir https://a.test/l'eau?x=1;y\u00a0: là",
    ],
    ['e-mail addresses too', "Écrire à jeanne.d'arc@a.test !", "Écrire à jeanne.d'arc@a.test\u202f!"],
    ['a question in quotes', '"Vraiment ?"', '\u00ab\u202fVraiment\u202f?\u202f\u00bb'],
    ['nothing to do', 'Rien à changer.', 'Rien à changer.'],
  ])('%s', (_, typed, printed) => {
    expect(frenchTypography(typed)).toBe(printed)
    expect(frenchTypography(printed)).toBe(printed)
  })

  test('printed twice is printed once, whatever was typed', () => {
    const alphabet = [
      ...'aLé1 234,.\u00a0\u202f«»"\u2019\';:!?%€°C\n-&@/',
      '...',
      'M. ',
      'https://a.test/',
      'n° ',
    ]
    const text = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 40 })
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), (typed) => {
        const once = frenchTypography(typed)
        expect(frenchTypography(once)).toBe(once)
      }),
      { numRuns: 3_000 },
    )
  })

  test('changes no word: only spaces, quotes, apostrophes and dots', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aLé12 «»";:!?%'.split('')), maxLength: 40 })
    const bare = (value: string) => value.replace(/[\s«»"]/g, '')
    fc.assert(
      fc.property(text, (typed) => {
        expect(bare(frenchTypography(typed))).toBe(bare(typed))
      }),
    )
  })
})
