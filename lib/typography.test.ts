import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loosenSpaces, typesetRuns, typesetSpaces, typesetText } from './typography.ts'

const frenchTypography = (text: string) => typesetText(text, 'fr')

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
    [
      'inside large numbers',
      '3 400 repas, 1 250 000 euros',
      '3\u202f400 repas, 1\u202f250\u202f000\u00a0euros',
    ],
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
    [
      'signs glued to a word',
      'mot! fin? oui; voilà: rien',
      'mot\u202f! fin\u202f? oui\u202f; voilà\u00a0: rien',
    ],
    ['signs glued at the end', '"Non!"', '\u00ab\u202fNon\u202f!\u202f\u00bb'],
    [
      'units, hours, months, millions',
      '25 km, 900 mètres, 20 h 30, 24 novembre, 3,1 millions, 1er mai',
      '25\u00a0km, 900\u00a0mètres, 20\u00a0h\u00a030, 24\u00a0novembre, 3,1\u00a0millions, 1er\u00a0mai',
    ],
    ['not before what only begins like a unit', 'à 5 marches, 3 mais', 'à 5 marches, 3 mais'],
    ['a missing space before % and €', '5% de 30€', '5\u00a0% de 30\u00a0€'],
    ['an initial and its name', 'A. Petit et J.-P. Martin', 'A.\u00a0Petit et J.-P.\u00a0Martin'],
    ['single quotes inside quotes', '"\'mot\'"', '«\u202f“mot”\u202f»'],
    ['the same in a sentence', `"Il a dit 'oui'"`, '«\u202fIl a dit “oui”\u202f»'],
    [
      'the same with apostrophes',
      `« Il dit 'l'eau, c'est bon!' »`,
      '«\u202fIl dit “l’eau, c’est bon\u202f!”\u202f»',
    ],
    ['single quotes inside two', `« Le “mot 'oui'” »`, '«\u202fLe “mot ‘oui’”\u202f»'],
    ['a word cut short in quotes', `"l'pain, 'y a qu'ça"`, '«\u202fl’pain, ’y a qu’ça\u202f»'],
    ['minutes in quotes', `"à 5' du but"`, `«\u202fà 5' du but\u202f»`],
    ['not single quotes outside of quotes', "Dire 'oui' hier", "Dire 'oui' hier"],
    ['an article of a law', 'Art. 5, al. 2', 'Art.\u00a05, al.\u00a02'],
    ['a century', 'le XXe siècle', 'le XXe\u00a0siècle'],
    ['a telephone number', '04 75 12 34 56', '04\u00a075\u00a012\u00a034\u00a056'],
    ['what somebody says', '– Nous verrons', '–\u00a0Nous verrons'],
    ['quotes inside quotes', '«Il dit "oui" hier»', '\u00ab\u202fIl dit “oui” hier\u202f\u00bb'],
    ['quotes with spaces inside', 'Dire " oui " hier', 'Dire \u00ab\u202foui\u202f\u00bb hier'],
    ['not inches', 'un écran de 24" et de 27"', 'un écran de 24" et de 27"'],
    ['not faces made of signs', 'Bien ;) ou :-) et :D', 'Bien ;) ou :-) et :D'],
    ['not shortcodes and entities', ':wink: &amp; rien', ':wink: &amp; rien'],
    ['not hours, versions, files, ratios', '12:30, v1.2.3, eau.txt, 16:9', '12:30, v1.2.3, eau.txt, 16:9'],
    ['not comparisons in code', 'a != b et `x; y!`', 'a != b et `x; y!`'],
    ['an address without a scheme', "exemple.fr/l'eau?a;b", "exemple.fr/l'eau?a;b"],
    ['a sign after an address', 'Voir https://a.test/x? Oui', 'Voir https://a.test/x\u202f? Oui'],
    ['an apostrophe before an address', "d'https://a.test/l'x", "d’https://a.test/l'x"],
    ['two words bound on purpose', 'Air\u00a0france et nous', 'Air\u00a0france et nous'],
    ['nothing to do', 'Rien à changer.', 'Rien à changer.'],
    [
      'two quotations that end together',
      'L\'élève a dit : "Le prof m\'a dit : "Sors !""',
      'L’élève a dit\u00a0: «\u202fLe prof m’a dit\u00a0: “Sors\u202f!”\u202f»',
    ],
    ['the same inside a sentence', 'Le "Le "Monde"" dit', 'Le «\u202fLe “Monde”\u202f» dit'],
    [
      'the same before a full stop',
      'Il aime le "pain "noir"". Fin',
      'Il aime le «\u202fpain “noir”\u202f». Fin',
    ],
    [
      'the same after guillemets',
      '«\u202fLe "Monde"\u202f» et "oui"',
      '«\u202fLe “Monde”\u202f» et «\u202foui\u202f»',
    ],
    ['two of three that end together', '"a "b "c"" d"', '«\u202fa “b «\u202fc\u202f»” d\u202f»'],
    [
      'large sums',
      '3,5 M€, 12 Md€, 10 k€, 4 Mds$, 6 ¥',
      '3,5\u00a0M€, 12\u00a0Md€, 10\u00a0k€, 4\u00a0Mds$, 6\u00a0¥',
    ],
    [
      'several initials',
      'J. K. Rowling et J. R. R. Tolkien',
      'J.\u00a0K.\u00a0Rowling et J.\u00a0R.\u00a0R.\u00a0Tolkien',
    ],
    [
      'thin spaces',
      'Bonjour\u2009! 5\u2009% «\u2009oui\u2009» 12\u2009000\u2009€\u2009: 3\u2009km ; M.\u2009Petit, "\u2009non\u2009"',
      'Bonjour\u202f! 5\u00a0% «\u202foui\u202f» 12\u202f000\u00a0€\u00a0: 3\u00a0km\u202f; M.\u00a0Petit, «\u202fnon\u202f»',
    ],
    ['not a thin space between words', 'mot\u2009mot', 'mot\u2009mot'],
    [
      'a telephone number from abroad',
      '+33 1 23 45 67 89, +33 (0)4 75 12 34 56',
      '+33\u00a01\u00a023\u00a045\u00a067\u00a089, +33\u00a0(0)4\u00a075\u00a012\u00a034\u00a056',
    ],
    ['a shortcode after a quotation', '"oui":fire:', '«\u202foui\u202f»:fire:'],
    ['a shortcode that somebody says', '– :fire:\n— :) !', '–\u00a0:fire:\n—\u00a0:)\u202f!'],
    [
      'a sign first in a quotation',
      'Le "+ 3 %" promis par la "Région"',
      'Le «\u202f+ 3\u00a0%\u202f» promis par la «\u202fRégion\u202f»',
    ],
    ...[
      '— Oui',
      '- oui',
      '– non',
      '→ ici',
      '🎉 Bravo',
      '🎉',
      '−3 km',
      '+33',
      '_x_',
      '*x*',
      '‹x›',
      '/x',
      '°C',
      '.fr',
    ].map((quoted) => [
      `${quoted} in quotes`,
      `mot "${quoted}" et "oui"`,
      `mot «\u202f${quoted.replace(' km', '\u00a0km')}\u202f» et «\u202foui\u202f»`,
    ]),
    ...['oui -', 'oui (', 'vers 18h'].map((quoted) => [
      `${quoted} last in quotes`,
      `"${quoted}"`,
      `«\u202f${quoted}\u202f»`,
    ]),
    ...['<p class="x">', 'http://exemple.fr/"a"', 'mot" et'].map((typed) => [
      `no sign closes what none opened: ${typed}`,
      typed,
      typed,
    ]),
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
})

/** Everything that rules know, in any order; spaces of all three kinds. */
const alphabet = [
  ...'aLéI1 24,.\u00a0\u2009\u202f«»“”‘’"\'’;:!?%€°hC\n-–&@/()x'.split(''),
  '...',
  'M. ',
  'https://a.test/',
  'n° ',
  ' km ',
  ' novembre',
  "l'",
  ':) ',
  ':fire:',
  '\n— ',
  '"oui"',
  ' " ',
]
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 40 }),
  fc.string({ unit: 'grapheme' }),
)
const anyLanguage = fc.constantFrom('fr' as const, 'en' as const)
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

describe('in either language', () => {
  test('printed twice is printed once, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (typed, language) => {
        const once = typesetText(typed, language)
        expect(typesetText(once, language)).toBe(once)
      }),
      { numRuns: 4_000 },
    )
  })

  test('loses, adds and moves no letter and no digit', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (typed, language) => {
        expect(letters(typesetText(typed, language))).toBe(letters(typed))
      }),
      { numRuns: 4_000 },
    )
  })

  test('is the same however the text is cut into nodes, and each node keeps its letters', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 6 }), anyLanguage, (runs, language) => {
        const printed = typesetRuns(runs, language)
        expect(printed.join('')).toBe(typesetText(runs.join(''), language))
        expect(printed.map(letters)).toEqual(runs.map(letters))
      }),
      { numRuns: 4_000 },
    )
  })

  test('leaves addresses as they are, between any signs', () => {
    const address = "https://a.test/l'eau?x=1;y=2&z=:5%20"
    fc.assert(
      fc.property(anyText, anyText, anyLanguage, (before, after, language) => {
        expect(typesetText(`${before} ${address} ${after}`, language)).toContain(address)
      }),
    )
  })

  test('changes spaces only in the words of readers, and takes none that was not doubled', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (typed, language) => {
        const spaceless = (text: string) => text.replace(/[ \u00a0\u2009\u202f]/g, '')
        expect(spaceless(typesetSpaces(typed, language))).toBe(spaceless(typed))
      }),
      { numRuns: 4_000 },
    )
  })
})

describe('English typography', () => {
  test.each([
    [
      'case typography-english-site: title',
      'Mayor: "We won\'t close the school" - what next?',
      'Mayor: “We won’t close the school” - what next?',
    ],
    [
      'case typography-english-site: standfirst',
      'The "quiet" council voted 12 000 to 3; wait ! Really ?',
      'The “quiet” council voted 12 000 to 3; wait ! Really ?',
    ],
    ['quotes inside quotes', '"\'Yes,\' he said," she said.', '“‘Yes,’ he said,” she said.'],
    ['apostrophes', "It's the dogs' fault", 'It’s the dogs’ fault'],
    ['words cut short', "'tis the '90s", '’tis the ’90s'],
    ['single quotes', "a 'quiet' town", 'a ‘quiet’ town'],
    ['feet and inches', '5\'10" tall', '5\'10" tall'],
    ['guillemets are what was typed', '« Oui »', '« Oui »'],
    ['names, units and hours', 'Mr Smith, 25 km, 5 pm', 'Mr\u00a0Smith, 25\u00a0km, 5\u00a0pm'],
    ['three dots', 'Well...', 'Well…'],
    ['single quotes before a currency', "'£5m is too much', he said", '‘£5m is too much’, he said'],
    ['single quotes before a bracket', "'(Un)fair' trial", '‘(Un)fair’ trial'],
    ['single quotes before an account', "'@mayor' said", '‘@mayor’ said'],
    ['single quotes before double ones', `'"Nested" first,' he said`, '‘“Nested” first,’ he said'],
    ['single quotes before dots', "'...and then,' she said", '‘…and then,’ she said'],
    ['single quotes before signs', "'#vote' '+3' '-1' '— no' '🎉'", '‘#vote’ ‘+3’ ‘-1’ ‘— no’ ‘🎉’'],
    ['double quotes before signs', '"+3" "- no" "🎉"', '“+3” “- no” “🎉”'],
    ['quotes that end together', `"He said 'no'" and "'£5'"`, '“He said ‘no’” and “‘£5’”'],
  ])('%s', (_, typed, printed) => {
    expect(typesetText(typed, 'en')).toBe(printed)
    expect(typesetText(printed, 'en')).toBe(printed)
  })
})

describe('non-breaking spaces everywhere', () => {
  const pasted =
    'Le maire a promis que la piscine rouvrira avant la fin du mandat : 5 % de M. Durand.'.replaceAll(
      ' ',
      '\u00a0',
    )
  const printed =
    'Le maire a promis que la piscine rouvrira avant la fin du mandat\u00a0: 5\u00a0% de M.\u00a0Durand.'

  test('case paste-nbsp: only those that typography asks for are printed', () => {
    expect(typesetText(pasted, 'fr')).toBe(printed)
    expect(typesetText(loosenSpaces(pasted), 'fr')).toBe(printed)
    expect(typesetText(pasted.replaceAll('\u00a0', '\u202f'), 'fr')).toBe(printed)
  })

  test('in English the same', () => {
    expect(typesetText('They\u00a0all\u00a0went\u00a0home\u00a0late', 'en')).toBe('They all went home late')
  })

  test('inside large numbers and with signs they stay', () => {
    const kept = '12\u202f000\u00a0€\u00a0: «\u202foui\u202f»\u202f!'
    expect(loosenSpaces(kept)).toBe(kept)
  })
})

test('the words of readers keep their signs', () => {
  expect(typesetSpaces('Qui s\'en occupe ? "Moi" ! 25 km... ok! « oui » :)', 'fr')).toBe(
    'Qui s\'en occupe\u202f? "Moi"\u202f! 25\u00a0km... ok! «\u202foui\u202f» :)',
  )
  expect(typesetSpaces('Who cares ?', 'en')).toBe('Who cares ?')
})

test('a body of its greatest length is set in a moment', () => {
  for (const unit of ['"l\'eau" : 12 000 km ; ', '"', "'", ' ', '« ', 'a.', '1 234 ', '((((', '...'])
    for (const language of ['fr', 'en'] as const) {
      const started = performance.now()
      typesetText(unit.repeat(60_000 / unit.length), language)
      expect([unit, performance.now() - started < 1_500]).toEqual([unit, true])
    }
})
