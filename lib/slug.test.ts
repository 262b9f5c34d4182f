import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slugify, slugPattern, slugProblem } from './slug.ts'

describe('slugify', () => {
  test.each([
    ['L’école rouvre à Pont-Aurin', 'l-ecole-rouvre-a-pont-aurin'],
    ['Cœur, œuvre, ex æquo, Straße', 'coeur-oeuvre-ex-aequo-strasse'],
    ['« Où ? », dit-elle…', 'ou-dit-elle'],
    ['5 % d’eau\u00a0: 3\u202f400 m³', '5-d-eau-3-400-m3'],
    ['ÇA Ü', 'ca-u'],
    ['ŒUVRE', 'oeuvre'],
    ['Segments', 'segments'],
    ['Привет', 'privet'],
    ['', ''],
    ['---', ''],
  ])('%j → %j', (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  test.each([
    ['La consti\u00adtu\u00adtion révi\u00adsée', 'la-constitution-revisee'],
    ['zéro\u200blargeur', 'zerolargeur'],
    ['Bjørn Ødegård à Łódź', 'bjorn-odegard-a-lodz'],
    ['Đông Hà', 'dong-ha'],
    ['Þór', 'thor'],
  ])('case slugs: %j → %j', (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  test.each([
    ['\ufeffÉté\u2060 200\u200d8', 'ete-2008'],
    ['e\u0301cole', 'ecole'],
    ['capharnaüm, Noël, naïf', 'capharnaum-noel-naif'],
    ['Zażółć gęślą jaźń', 'zazolc-gesla-jazn'],
    ['İstanbul, Iğdır', 'istanbul-igdir'],
    ['Nguyễn Thị', 'nguyen-thi'],
    ['ŋ ŧ ɛ ɔ ħ ə', 'n-t-e-o-h-e'],
    ['Ĳssel, ﬁn, ǆ', 'ijssel-fin-dz'],
    ['ẞ ſ Æ Ð', 'ss-s-ae-d'],
    ['𝐓𝐢𝐭𝐫𝐞 ＧＲＡＳ', 'titre-gras'],
    ['1ᵉʳ mai, № 5, 3ª', '1er-mai-no-5-3a'],
    ['Київ та Нью-Йорк', 'kiyiv-ta-nyu-york'],
    ['Αθήνα', 'athina'],
    ['Հայաստան', 'hayastan'],
    ['مرحبا ٣', 'mrhba-3'],
    ['\u{1f525} Feu \u{1f1eb}\u{1f1f7}', 'feu'],
    ['北京', ''],
  ])('letters of the world: %j → %j', (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  test('cuts a long title on a word', () => {
    expect(slugify('un deux trois quatre', 12)).toBe('un-deux')
    expect(slugify('un deux trois quatre', 13)).toBe('un-deux-trois')
    expect(slugify('anticonstitutionnellement', 10)).toBe('anticonsti')
  })

  test('cut between two words keeps no hyphen', () => expect(slugify('a a', 2)).toBe('a'))

  test('always makes an address or nothing, within its length, and changes no address', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abé œ\u2019-\u202fÉß1%'.split('')), maxLength: 200 })
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), word),
        fc.integer({ min: 1, max: 100 }),
        (title, max) => {
          const slug = slugify(title, max)
          expect(slug.length).toBeLessThanOrEqual(max)
          if (slug !== '') expect(slugProblem(slug)).toBeNull()
          expect(slugify(slug, max)).toBe(slug)
        },
      ),
    )
  })
})

describe('slugPattern', () => {
  test.each(['a', 'a-b', '2026', 'l-ecole-2'])('takes %j', (slug) => expect(slug).toMatch(slugPattern))
  test.each(['', '-', 'a-', '-a', 'a--b', 'A', 'é', 'a b', 'a/b', 'a.b', 'a\n', '../a'])(
    'refuses %j',
    (slug) => expect(slug).not.toMatch(slugPattern),
  )
})
