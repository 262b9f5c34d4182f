import { expect, test } from 'vitest'
import type { ArticleDocument, Mark } from './document.ts'
import { withOwnLinks } from './own-links.ts'

const textWith = (...marks: Mark[]): ArticleDocument => ({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'la charte', marks }] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            {
              type: 'tableCell',
              content: [{ type: 'paragraph', content: [{ type: 'text', text: 'ici', marks }] }],
            },
          ],
        },
      ],
    },
  ],
})
const link = (href: string): Mark => ({ type: 'link', attrs: { href } })

test('a link to a page of the site’s own follows the language of the site, with its other marks', () => {
  const french = textWith({ type: 'bold' }, link('/charte-des-commentaires#regles'))
  const english = textWith({ type: 'bold' }, link('/comment-policy#regles'))
  expect(withOwnLinks(french, 'en')).toEqual(english)
  expect(withOwnLinks(english, 'fr')).toEqual(french)
})

test('a text without such a link is the same one: nothing is copied', () => {
  for (const href of [
    '/culture/titre',
    'https://a.test/recherche',
    'mailto:a@a.test',
    '/contact',
    '/recherche',
  ]) {
    const text = textWith(link(href))
    expect(withOwnLinks(text, 'fr')).toBe(text)
  }
})
