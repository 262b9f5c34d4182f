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

  test.each([
    ['Ђоковић у Београду', 'djokovic-u-beogradu'],
    ['Ћирић', 'ciric'],
    ['Жаңа Қазақстан', 'zhana-qazaqstan'],
    ['Ўладзімір', 'uladzimir'],
    ['Ѓорѓи Ќе', 'gjorgji-kje'],
    ['Ҳоҷӣ', 'hoji'],
    ['Цхьа ГӀалгӀай', 'tskha-galgay'],
    ['ﻣﺮﺣﺒﺎ ﺑﻜﻢ', 'mrhba-bkm'],
    ['مـــرحبا', 'mrhba'],
    ['Ƶ Ǥ ʉ Ɨ', 'z-g-u-i'],
    ['ꜱᴍᴀʟʟ ᴄᴀᴘꜱ', 'small-caps'],
    ['ᲗᲑᲘᲚᲘᲡᲘ', 'tbilisi'],
    ['ႧႡႨႪႨႱႨ', 'tbilisi'],
    ['ᾠδὴ τῷ ἀνθρώπῳ', 'odi-to-anthropo'],
    ['Ἀθῆναι', 'athinai'],
  ])('letters of living alphabets: %j → %j', (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  test.each([
    ['a word among those that stay', 'Pékin 北京', 'pekin'],
    ['a word that touches one', 'Toyota日本', 'toyota'],
    ['more than a third', '北京 A', ''],
    ['one letter of a word, and so the word', 'Москва, Минск и Киꙮв', 'moskva-minsk-i'],
    ['one letter of the only word', 'Киꙮв', ''],
  ])('letters without a sound in ours: %s', (_, title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  test('has every letter of the Cyrillic and Arabic alphabets in use', () => {
    const lettersOf = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n)).filter((letter) =>
        /\p{L}/u.test(letter),
      )
    const missing = [...lettersOf(0x400, 0x52f), ...lettersOf(0x620, 0x6d3)].filter(
      (letter) => slugify(`a${letter}b`) === '',
    )
    expect(missing).toEqual([])
  })

  test('loses no Latin letter', () => {
    // Length marks of phonetics, which Unicode counts among Latin letters.
    const silent = ['\u{10781}', '\u{10782}']
    const latin = Array.from({ length: 0x20000 }, (_, n) => String.fromCodePoint(n)).filter(
      (letter) => /(?=\p{L})\p{Script=Latin}/u.test(letter) && !silent.includes(letter),
    )
    expect(latin.filter((letter) => !/^[a-z]+$/.test(slugify(letter)))).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...latin), { minLength: 1, maxLength: 10 }), (letters) => {
        const slug = slugify(letters.join(''))
        expect(slug).toMatch(/^[a-z]+$/)
        expect(slug.length).toBeGreaterThanOrEqual(letters.length)
      }),
    )
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
