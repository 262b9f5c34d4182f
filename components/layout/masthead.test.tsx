import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { navigationWords } from '#components/navigation/words.ts'
import { printContextOf } from '#components/print/print-context.ts'
import { defaultNavigation, navigationView } from '#domain/navigation/navigation.ts'
import { Footer } from './footer.tsx'
import { Masthead } from './masthead.tsx'

const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const known = {
  sections: [
    { id: 's1', slug: 'politique', name: 'Politique', parentId: null },
    { id: 's2', slug: 'sports', name: 'Sports', parentId: null },
  ],
  topics: [],
  pages: [],
  contactEmail: 'a@phare.fr',
  language: 'fr' as const,
  words: navigationWords(print.t),
}
const asItComes = navigationView(defaultNavigation, known)
const name = { name: 'Le Phare', tagline: 'Du large' }
const paper = { ...name, links: asItComes.masthead }
const masthead = (current?: string, isFront = false) =>
  renderToStaticMarkup(<Masthead {...paper} current={current} isFront={isFront} print={print} />)

test('one section at most is the current one', () => {
  const currents = (html: string) =>
    [...html.matchAll(/<a[^>]*href="([^"]+)"[^>]*aria-current/g)].map((m) => m[1])
  expect(currents(masthead('sports'))).toEqual(['/sports'])
  expect(currents(masthead('derniers-articles'))).toEqual(['/derniers-articles'])
  expect(currents(masthead())).toEqual([])
  expect(currents(masthead('inconnue'))).toEqual([])
})

test('the name is the title of the front page only, and nothing of the staff stands before the news', () => {
  expect(masthead(undefined, true)).toContain('<h1')
  for (const html of [masthead('sports'), masthead(undefined, true)]) expect(html).not.toContain('/connexion')
  expect(masthead('sports')).not.toContain('<h1')
})

test('the day stands on the front page only: what midnight leaves alone bears no date', () => {
  const front = renderToStaticMarkup(
    <Masthead {...paper} isFront today={new Date('2026-11-22T23:30:00Z')} print={print} />,
  )
  expect(front).toContain('<time dateTime="2026-11-23">lundi 23 novembre 2026</time>')
  expect(masthead('sports')).not.toContain('<time')
})

test('the footer is a list of ways, and holds no heading', () => {
  const html = renderToStaticMarkup(<Footer {...name} columns={asItComes.footer} t={print.t} />)
  expect(html).not.toMatch(/<h[1-6]/)
  expect(html).toMatch(/<nav aria-label="Pied de page"/)
  for (const href of ['/plan-du-site', '/connexion', '/accessibilite', '/politique', 'mailto:a@phare.fr'])
    expect(html).toContain(`href="${href}"`)
  expect(html).toContain('Accessibilité\u00a0: non conforme')
})
