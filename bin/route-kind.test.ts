import { expect, test } from 'vitest'
import { routeKind } from './route-kind.ts'

test.each([
  ['/', 'home'],
  ['/?page=2', 'home'],
  ['/politique', 'list'],
  ['/politique?page=3', 'list'],
  ['/derniers-articles', 'list'],
  ['/sujets/logement', 'list'],
  ['/auteurs/ines-carvadec', 'list'],
  ['/politique/un-titre', 'article'],
  ['/mentions-legales', 'page'],
  ['/rss.xml', 'feed'],
  ['/politique/rss.xml', 'feed'],
  ['/sitemap/articles-1.xml', 'feed'],
  ['/redaction', 'desk'],
  ['/redaction/articles/1/brouillon', 'desk'],
  ['/connexion', 'desk'],
  ['/apercu/jeton', 'desk'],
  ['/api/comments', 'comment'],
  ['/api/ready', 'health'],
  ['/api/upload', 'api'],
  ['/_next/static/a.js', 'file'],
] as const)('%s is %s', (url, kind) => {
  expect(routeKind(url)).toBe(kind)
})
