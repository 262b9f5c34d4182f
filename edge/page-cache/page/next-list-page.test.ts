import { expect, test } from 'vitest'
import { nextPage } from './next-list-page.ts'
import type { Page } from './page.ts'

const page = (key: string, ...next: string[]) =>
  ({
    key,
    plain: Buffer.from(
      `<a href="/a">A</a>${next.map((href) => `<a href="${href}" rel="next">é</a>`).join('')}`,
    ),
  }) as Page

test.each([
  ['/culture', '/culture?page=2', '/culture?page=2'],
  ['/culture?page=24', '/culture?page=25', '/culture?page=25'],
  ['/culture/titre', '/culture/titre/commentaires/c51#commentaires', '/culture/titre/commentaires/c51'],
  ['/corrections', '/corrections/018f', '/corrections/018f'],
])('%s leads to %s: rendered ahead', (key, next, ahead) => {
  expect(nextPage(page(key, next))).toBe(ahead)
})

test.each([
  ['the last of those that are rendered ahead', '/culture?page=25', '/culture?page=26'],
  ['a third page of a thread', '/culture/titre/commentaires/c51', '/culture/titre/commentaires/c101'],
  ['a version of an article', '/culture/titre/historique/2', '/culture/titre/historique/3'],
  ['another place', '/culture/titre', '/culture/autre'],
  ['another site', '/culture', 'https://example.org/culture?page=2'],
])('%s leads to what is rendered when a reader asks', (_, key, next) => {
  expect(nextPage(page(key, next))).toBeUndefined()
})

test('a page that leads nowhere has none', () => {
  expect(nextPage(page('/culture'))).toBeUndefined()
})
