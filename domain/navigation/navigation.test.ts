import { expect, test } from 'vitest'
import { navigationWords } from '#components/navigation/words.ts'
import { translator } from '#contract/i18n/translator.ts'
import { defaultNavigation, type Navigation, navigationSchema, navigationView } from './navigation.ts'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const known = {
  sections: [
    { id: id(1), slug: 'politique', name: 'Politique', parentId: null },
    { id: id(2), slug: 'sports', name: 'Sports', parentId: null },
  ],
  topics: [{ id: id(3), slug: 'logement', name: 'Logement' }],
  pages: [{ id: id(4), slug: 'nos-comptes', title: 'Nos comptes' }],
  contactEmail: 'a@phare.fr',
  language: 'fr' as const,
  words: navigationWords(translator('fr')),
}
const column = (items: Navigation['masthead'] = [], title = '') => ({ title, items })
const of = (masthead: Navigation['masthead'], footer = [column(), column(), column(), column()]) =>
  navigationView({ masthead, footer }, known)

test('as it comes: all sections and the latest in the masthead, every owed page in the footer', () => {
  const { masthead, footer } = navigationView(defaultNavigation, known)
  expect(masthead.map(({ href }) => href)).toEqual(['/politique', '/sports', '/derniers-articles'])
  expect(masthead.at(-1)?.label).toBe('En continu')
  expect(footer.map(({ title }) => title)).toEqual([
    'Rubriques',
    'Le journal',
    'Vos droits et les nôtres',
    'La rédaction',
  ])
  const hrefs = footer.flatMap(({ links }) => links.map(({ href }) => href))
  for (const href of ['/a-propos', '/contact', '/mentions-legales', '/droit-de-reponse', '/confidentialite'])
    expect(hrefs).toContain(href)
  expect(navigationSchema.parse(defaultNavigation)).toEqual(defaultNavigation)
})

test('what readers cannot see falls out, and a column with nothing in it does too', () => {
  const gone = { type: 'topic' as const, id: id(9) }
  const { masthead, footer } = of(
    [gone, { type: 'section', id: id(2) }, { type: 'page', id: id(9) }],
    [column([gone]), column([{ type: 'page', id: id(4) }], 'Comptes'), column(), column()],
  )
  expect(masthead.map(({ label }) => label)).toEqual(['Sports'])
  expect(footer).toEqual([
    { title: 'Comptes', links: [{ href: '/nos-comptes', label: 'Nos comptes', isQuiet: true }] },
  ])
})

test('a link stands once in its place, where it is named first', () => {
  const { masthead } = of([{ type: 'section', id: id(2) }, { type: 'sections' }])
  expect(masthead.map(({ href }) => href)).toEqual(['/sports', '/politique'])
})

test('without an address nobody is asked to write', () => {
  const items: Navigation['masthead'] = [{ type: 'place', name: 'email' }]
  expect(of(items).masthead).toHaveLength(1)
  const without = { ...known, contactEmail: '' }
  expect(navigationView({ masthead: items, footer: [] as never }, without).masthead).toEqual([])
})

test.each([
  ['an address that could run', { type: 'link', label: 'Piège', href: 'javascript:alert(1)' }],
  ['another host written as a path', { type: 'link', label: 'Piège', href: '//exemple.fr' }],
  ['a link without words', { type: 'link', label: '  ', href: '/contact' }],
  ['a place that there is not', { type: 'place', name: 'boutique' }],
  ['an id that is none', { type: 'topic', id: 'logement' }],
])('%s is refused', (_, item) => {
  const given = { ...defaultNavigation, masthead: [item] }
  expect(navigationSchema.safeParse(given).success).toBe(false)
})

test('four columns, no more and no fewer', () => {
  const three = { ...defaultNavigation, footer: defaultNavigation.footer.slice(1) }
  expect(navigationSchema.safeParse(three).success).toBe(false)
})
