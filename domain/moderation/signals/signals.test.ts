import { describe, expect, test } from 'vitest'
import { type anObserved, notice } from '#testing/observed.ts'
import { detectors } from './registry.ts'
import { signalCodes } from './signal.ts'

type Given = Parameters<typeof anObserved>
const past = (changes: object) => ({
  history: {
    approved: 0,
    rejected: 0,
    spam: 0,
    decayed: { approved: 0, refused: 0 },
    isProved: false,
    ...changes,
  },
})
const body = (text: string): Given => [{ body: text }]
const codes = (...given: Given) => notice(...given).map(({ code }) => code)

test('nothing is noticed about an honest comment', () => {
  expect(notice()).toEqual([])
})

test('each detector has a name of its own, and the name stands in the list', () => {
  const names = detectors.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(signalCodes.filter((code) => !names.includes(code))).toEqual([
    'classifier_spam',
    'classifier_incivility',
    'classifier_audit',
  ])
})

describe.each<[string, Given, string[]]>([
  ['a filled honeypot', [{ honeypot: true }], ['honeypot_filled']],
  ['a form without a token', [{ formAge: null }], ['form_token_missing']],
  ['a crowd', [{ isCrowd: true }], ['crowd']],
  ['a post within two seconds', [{ formAge: 1.2 }], ['posted_too_fast']],
  ['not a post after three', [{ formAge: 3 }], []],
  ['a burst of a network', [{ networkPosts: 9 }], ['network_burst']],
  ['not a quarrel in a household', [{ networkPosts: 5 }], []],
  ['one link', body('Voir https://a.test, tout y est expliqué en détail'), ['link']],
  ['two links are links', body('Voir aussi https://a.test et www.b.test pour le détail'), ['link']],
  [
    'three are many',
    body('Les uns disent https://a.test, les autres www.b.test, et ma voisine http://c.test, voilà.'),
    ['many_links'],
  ],
  [
    'hardly anything but a link',
    body('Ici : https://exemple.test/une/adresse/assez/longue'),
    ['link', 'link_density'],
  ],
  ['not www alone', body('Le www. de ma jeunesse, quand on disait www partout.'), []],
  [
    'a shortened link',
    body('Tout est expliqué là, en détail et avec les chiffres : https://bit.ly/abc'),
    ['link', 'shortener'],
  ],
  [
    'not a host that ends like one',
    body('Voir le site de la mairie, à la page https://habit.ly/abc'),
    ['link'],
  ],
  [
    'a host that nobody reads',
    body('Voir le site de la mairie de Valbrune https://xn--80ak6aa92e.com'),
    ['link', 'disguised_host'],
  ],
  [
    'a Cyrillic letter in a Latin host',
    body('Voir le site de la banque, à la page https://bаnque.test'),
    ['link', 'disguised_host'],
  ],
  ['not an accent in a host', body('Voir le site des voisins, à la page https://éolien.test'), ['link']],
  ['not a Russian host', body('Voir le site des voisins, à la page https://пример.test'), ['link']],
  [
    'a domain seen in spam',
    [
      {
        body: 'Voir le site des voisins, à la page https://louche.test',
        hosts: new Map([['louche.test', { approved: 0, refused: 4 }]]),
      },
    ],
    ['link', 'spam_domain'],
  ],
  [
    'not one that was refused once and approved often',
    [
      {
        body: 'Voir le site des voisins, à la page https://sud.test',
        hosts: new Map([['sud.test', { approved: 9, refused: 1 }]]),
      },
    ],
    ['link'],
  ],
  [
    'a domain that the newsroom refuses, and what is below it',
    [
      { body: 'Voir le site des voisins, à la page https://blog.louche.test' },
      { deniedDomains: ['louche.test'] },
    ],
    ['link', 'denied_domain'],
  ],
  [
    'not one that only ends like it',
    [
      { body: 'Voir le site des voisins, à la page https://pas-louche.test' },
      { deniedDomains: ['louche.test'] },
    ],
    ['link'],
  ],
  [
    'no link to a domain that the newsroom trusts',
    [{ body: 'Voir https://fr.wikipedia.org/wiki/Pont' }, { allowedDomains: ['wikipedia.org'] }],
    [],
  ],
  ['a rude word', body('Quel connard, ce promoteur.'), ['rude_word']],
  ['in capitals, with an accent of its own', body('Bande de CÔNNÀRDS, vraiment.'), ['rude_word']],
  ['after an elision', body('Et l’enculé de service est arrivé.'), ['rude_word']],
  ['after a typewriter’s', body("Qu'enculés, tous autant qu'ils sont."), ['rude_word']],
  ['with a Cyrillic letter', body('Quel cоnnаrd, ce promoteur.'), ['rude_word', 'mixed_scripts']],
  ['with figures for letters', body('Quelle m3rde, ce chantier.'), ['rude_word']],
  ['cut by what nobody sees', body('Quelle mer\u00adde, ce chantier.'), ['rude_word']],
  ['in letters of full width', body('Quelle ｍｅｒｄｅ, ce chantier.'), ['rude_word']],
  ['in two words', body('Ferme ta gueule, à la fin.'), ['rude_word']],
  [
    'a word of the newsroom',
    [{ body: 'Appelez pour un devis gratuit, on passe demain.' }, { words: ['devis gratuit'] }],
    ['own_word'],
  ],
  ['its plural', [{ body: 'Nos devis gratuits partent vite.' }, { words: ['devis gratuit'] }], ['own_word']],
  ['across a line', [{ body: 'Un devis\ngratuit, vite.' }, { words: ['devis gratuit'] }], ['own_word']],
  ['in a name', [{ name: 'Devis Gratuit' }, { words: ['devis gratuit'] }], ['own_word']],
  ['a beginning', [{ body: 'Des arnaqueurs, tous.' }, { words: ['arnaq*'] }], ['own_word']],
  ['not a beginning inside a word', [{ body: 'Il désarnaque.' }, { words: ['arnaq*'] }], []],
  [
    'not « cialis » in « spécialiste »',
    [{ body: 'Un spécialiste nous l’a dit.' }, { words: ['cialis'] }],
    [],
  ],
  ['not « bi » in « biologiste »', [{ body: 'Une biologiste l’a dit.' }, { words: ['bi', 'bio'] }], []],
  ['not « hui » in « aujourd’hui »', [{ body: 'C’est pour aujourd’hui.' }, { words: ['hui'] }], []],
  ['a name like an address', [{ name: 'casino.com' }], ['name_like_address']],
  ['not a name with a dot', [{ name: 'J.-P. Martin' }], []],
  ['a phone number', body('Appelez le 06 12 34 56 78'), ['contact_in_text']],
  ['an e-mail address', body('Écrivez à a@b.fr'), ['contact_in_text']],
  ['not a large sum', body('Il y en a pour 3 100 000 euros.'), []],
  ['not a year and a number', body('En 2024, 48 000 habitants.'), []],
  ['shouting', body('CECI EST UN SCANDALE NATIONAL'), ['capitals']],
  ['not an acronym', body('La SNCF et la RATP'), []],
  ['not a short cry', body('BRAVO !'), []],
  ['repeated characters', body('Nonnnnnnn'), ['repeated_characters']],
  ['not a row of dashes', body('a ----------- b'), []],
  ['not units and Greek names', body('Le β-carotène, 3 kΩ, 5 µg et α-lactalbumine ; Ελλάδα aussi.'), []],
  ['invisible characters', body('Un sites\u200dite, et un \u3164 de plus.'), ['invisible_characters']],
  ['not emoji and their joiners', body('Bravo 👩‍🚒❤️ et 🏳️‍🌈, 1️⃣ fois.'), []],
  ['not what Persian is spelled with', body('می\u200cخواهم'), []],
  ['not soft hyphens of a page', body('Une admi\u00adnis\u00adtra\u00adtion entière.'), []],
  [
    'another language',
    body('Please visit our website for the best offers and the lowest prices of the whole country today.'),
    ['other_language'],
  ],
  ['not a short foreign sentence', body('Thank you so much!'), []],
  [
    'not French with a quotation',
    body(
      'Comme disait ma grand-mère, « the show must go on » : le théâtre rouvrira bien un jour, et nous serons là.',
    ),
    [],
  ],
  [
    'not the language of the article',
    [{ body: 'Please do not close the museum before the end of the summer holidays.', language: 'en' }],
    [],
  ],
  [
    'many words and none of the article’s',
    [
      {
        sharedWords: 0,
        body: 'Voyance sérieuse, retour affectif garanti, protection contre envoûtements, chance aux concours, réussite professionnelle, guérison spirituelle, consultation discrète, résultats rapides, paiement après satisfaction.',
      },
    ],
    ['off_topic'],
  ],
  ['not a short answer', [{ sharedWords: 0, body: 'Entièrement d’accord avec vous.' }], []],
  ['not where the article’s are unknown', [{ sharedWords: null }], []],
  ['nearly what is in spam', [{ similar: { spam: 2, others: 0, own: 0 } }], ['repeats_spam']],
  ['nearly what others say', [{ similar: { spam: 0, others: 1, own: 0 } }], ['repeats_others']],
  ['nearly what the same said', [{ similar: { spam: 0, others: 0, own: 1 } }], ['repeats_own']],
  ['a good past', [past({ approved: 3, decayed: { approved: 3, refused: 0 } })], ['known_author']],
  ['a bad one', [past({ rejected: 1, spam: 1, decayed: { approved: 0, refused: 2 } })], ['rejected_before']],
  ['one that has worn off', [past({ rejected: 1, decayed: { approved: 0, refused: 0.02 } })], []],
  [
    'a good past of a proved address',
    [past({ approved: 3, isProved: true, decayed: { approved: 3, refused: 0 } })],
    ['proved_author'],
  ],
])('%s', (_, given, expected) => {
  test('is told', () => expect(codes(...given).sort()).toEqual([...expected].sort()))
})

test.each([
  'Le concombre, la culture et le conseil : rien de plus innocent.',
  'Une députée a réputé la dispute computée, et l’ambition de la réputation.',
  'Il faut réparer la salle des fêtes, le cul-de-sac et la pédale du vélo.',
  'Le retard du train des Pays-Bas, la plume du journaliste, la poche du maire.',
  'Un biologiste, une sexagénaire et un spécialiste des cumulus.',
  'Les ordures ménagères, les graines, le porc fermier et les moules du marché.',
  'Constance Connan habite à Condom, près de Bitche, et travaille chez Putin-Laurent.',
  'La bitumeuse a débité des habitants ; l’assassinat du Bas-Poitou, en 1793.',
])('no rude word in « %s »', (text) => {
  expect(codes(...body(text))).toEqual([])
})

test('everything at once: the first sign hides none of the others', () => {
  const all = codes({
    isCrowd: true,
    honeypot: true,
    formAge: 0,
    name: 'www.casino.top',
    body: 'HTTPS://A.TEST HTTP://B.TEST WWW.C.TEST ACHETEZ MAINTENANTTTTTTT a@b.fr MERDE',
    similar: { spam: 1, others: 1, own: 1 },
    ...past({ approved: 1, rejected: 2, spam: 3, decayed: { approved: 1, refused: 5 } }),
  })
  expect(all).toEqual(
    expect.arrayContaining([
      'honeypot_filled',
      'posted_too_fast',
      'crowd',
      'many_links',
      'capitals',
      'repeated_characters',
      'name_like_address',
      'contact_in_text',
      'rude_word',
      'repeats_spam',
      'repeats_others',
      'repeats_own',
      'known_author',
      'rejected_before',
    ]),
  )
})

test('what a typed address did well never speaks for who types it', () => {
  const trusting = notice(past({ approved: 100, decayed: { approved: 100, refused: 0 } }))
  expect(trusting.map(({ code }) => code)).toEqual(['known_author'])
  expect(detectors.find(({ name }) => name === 'known_author')?.weight).toBe(0)
})

test('evidence holds no typed address and no sentence: numbers, hosts, entries of lists', () => {
  const secret = 'jeanne.secrete@exemple.test'
  const written = {
    name: secret,
    body: `Écrivez à ${secret} ou https://jeanne:secrete@louche.test/secrete?mail=${secret} bande de connards`,
    formAge: 1,
  }
  const told = notice(written, { deniedDomains: ['louche.test'] })
  expect(told.length).toBeGreaterThan(3)
  expect(JSON.stringify(told.map(({ evidence }) => evidence))).not.toMatch(/secrete|jeanne|Écrivez|bande/)
  expect(JSON.stringify(told)).toContain('louche.test')
})
