import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { JsonLd } from '#components/article/json-ld.tsx'
import { newsArticle } from '#components/article/news-article.ts'
import type { ArticleView } from '#domain/articles/view.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { frontData } from './paper.ts'
import { profilePage } from './profile.ts'

const paper = { name: 'Le Phare', siteUrl: 'https://a.test', zone: 'Europe/Paris', locale: 'fr' as const }
const lead = {
  id: 'm1',
  token: 'jeton',
  width: 2_400,
  height: 1_600,
  widths: [480, 960, 1_600, 2_400],
  avif: true,
  alt: 'Un pont',
  caption: 'Le pont',
  credit: 'Léa',
}
const article: ArticleView = {
  id: 'a1',
  slug: 'titre',
  title: '</script><script>alert(1)</script> & « œuvre »',
  standfirst: 'Chapô',
  section: { slug: 'culture', name: 'Culture' },
  bylines: [{ slug: 'lea', name: 'Léa', jobTitle: 'Reporter' }],
  lead,
  publishedAt: new Date('2026-03-01T12:00:00Z'),
  updatedAt: new Date('2026-07-01T12:00:00Z'),
  commentCount: 2,
  readingMinutes: 1,
  language: 'fr',
  body: { type: 'doc', content: [] },
  pictures: {},
  audio: {},
  mentions: {},
  topics: [{ slug: 'crues', name: 'Crues' }],
  corrections: [{ text: 'Une date.', createdAt: new Date('2026-07-01T12:00:00Z') }],
  commentsOpen: true,
}
/** What a machine reads out of the page. */
const read = (data: object) => {
  const html = renderToStaticMarkup(<JsonLd data={data} />)
  const [, json, ...rest] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(html) ?? []
  expect([html, rest]).toEqual([html, []])
  return JSON.parse(json!)
}

test('an article says everything that search engines recommend, and cannot leave its block', () => {
  expect(read(newsArticle(article, paper))).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    image: [{ '@type': 'ImageObject', url: 'https://a.test/media/jeton/1600.jpg', creditText: 'Léa' }],
    // With the offset of the season.
    datePublished: '2026-03-01T13:00:00+01:00',
    dateModified: '2026-07-01T14:00:00+02:00',
    author: [{ '@type': 'Person', name: 'Léa', url: 'https://a.test/auteurs/lea' }],
    publisher: { '@type': 'NewsMediaOrganization', '@id': 'https://a.test/#journal' },
    mainEntityOfPage: { '@id': 'https://a.test/culture/titre' },
    correction: [{ '@type': 'CorrectionComment', text: 'Une date.' }],
  })
  const plain = read(newsArticle({ ...article, lead: null, corrections: [], updatedAt: null }, paper))
  for (const name of ['image', 'thumbnailUrl', 'correction']) expect(plain).not.toHaveProperty(name)
  expect(plain.dateModified).toBe(plain.datePublished)
})

test('a byline is a person with a face and links; an address of e-mail is nobody’s other page', () => {
  const words = { id: 'b1', slug: 'lea', name: 'Léa', jobTitle: '', biography: 'Née ici.' }
  const links = ['https://b.test/@lea', 'mailto:lea@a.test']
  const data = read(profilePage({ ...words, portrait: lead, links }, paper))
  expect(data).toMatchObject({
    '@type': 'ProfilePage',
    mainEntity: {
      '@type': 'Person',
      name: 'Léa',
      description: 'Née ici.',
      image: 'https://a.test/media/jeton/1600.jpg',
      sameAs: ['https://b.test/@lea'],
    },
  })
  const bare = read(profilePage({ ...words, biography: '', portrait: null, links: [] }, paper))
  for (const name of ['jobTitle', 'description', 'image', 'sameAs'])
    expect(bare.mainEntity).not.toHaveProperty(name)
})

test('crumbs are numbered from one, and the newspaper is the same one everywhere', () => {
  const crumbs = [
    { name: 'Culture', href: '/culture' },
    { name: 'Titre', href: '/culture/titre' },
  ]
  expect(read(breadcrumbs('https://a.test', crumbs)).itemListElement).toMatchObject([
    { position: 1, name: 'Culture', item: 'https://a.test/culture' },
    { position: 2, name: 'Titre', item: 'https://a.test/culture/titre' },
  ])
  const [organization, site] = read(frontData({ ...paper, description: 'Un journal.' }))
  expect(organization).toMatchObject({ '@type': 'NewsMediaOrganization', description: 'Un journal.' })
  expect(site.publisher['@id']).toBe(organization['@id'])
})
