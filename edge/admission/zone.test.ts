import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forwardedQuery } from './query.ts'
import { bulkheadOf, isServed, isWithheld, rules, zoneOf } from './zone.ts'

test.each([
  ['/', 'public'],
  ['/redaction', 'staff'],
  ['/redaction/articles', 'staff'],
  ['/moderation', 'staff'],
  ['/reglages/equipe', 'staff'],
  ['/connexion', 'staff'],
  ['/apercu/1/2', 'preview'],
  ['/api/comments', 'api'],
  ['/api/media', 'upload'],
  ['/api/media/audio', 'upload'],
  ['/redactions', 'public'],
  ['/redaction.html', 'public'],
  ['/apiary', 'public'],
  ['/politique/redaction', 'public'],
  ['/REDACTION', 'public'],
  ['/_next/hmr', 'public'],
] as const)('%s is %s', (path, zone) => {
  expect(zoneOf(path, false)).toBe(zone)
})

test('only zones about one person take cookies, only desks take server actions', () => {
  for (const [zone, { cookies, actions }] of Object.entries(rules)) {
    expect(cookies).toBe(['staff', 'preview', 'api', 'upload'].includes(zone))
    expect(actions).toBe(zone === 'staff')
  }
})

test.each([
  '/_next',
  '/_next/image',
  '/_next/data/x/y.json',
  '/api/ready',
  '/redaction.rsc',
  '/politique/budget.rsc',
  '/redaction.segments/_tree.segment.rsc',
  '/redaction/segments/_tree',
  '/segments/_index',
  '/politique/segments.segments/_tree.segment.rsc',
])('%s is withheld', (path) => {
  expect(isWithheld(path)).toBe(true)
})

test.each([
  '/',
  '/politique',
  '/api/readings',
  '/_nextdoor',
  '/rsc',
  '/segments',
  '/segments/rss.xml',
  '/segments/segments',
  '/politique/segments',
  '/sujets/segments',
  '/auteurs/segments',
])('%s is not withheld', (path) => {
  expect(isWithheld(path)).toBe(false)
})

test('a public page is asked what it may be asked, in one order, once', () => {
  const query = (raw: string) => forwardedQuery('public', raw, false)
  expect(query('utm_source=x&q=eau+vive&commentaire=recu&page=2&fbclid=1')).toBe('?page=2&commentaire=recu')
  expect(query('page=3&page=2')).toBe('?page=3')
  expect(query('page=1&q=+eau++vive+&tri=%3Cb%3E&reponse=')).toBe('')
  expect(query('_rsc=abc&nxtPslug=secret&__nextDataReq=1&nxtIslug=x')).toBe('')
  // An invented answer would be another page to keep.
  expect(query('tri=recents&commentaire=c1&reponse=r1')).toBe('')
  const comment = '01a205c9-38b1-7fce-8def-7ee83158cf9f'
  expect(query(`reponse=${comment}`)).toBe(`?reponse=${comment}`)
  expect(query(`citer=1&reponse=${comment}`)).toBe(`?reponse=${comment}&citer=1`)
  expect(query('citer=1&utile=oui')).toBe('')
  const said = (value: string) =>
    forwardedQuery('public', `utile=${value}`, false, `/a/b/commentaires/${comment}`)
  expect([said('oui'), said('non'), said('peut-etre')]).toEqual(['?utile=oui', '?utile=non', ''])
})

test('the search page is asked a question in one spelling, and nothing else', () => {
  const query = (raw: string, path = '/recherche') => forwardedQuery('public', raw, false, path)
  expect(query('tri=date&q=+eau++vive+%00&utm_source=x&page=2')).toBe('?q=eau+vive&tri=date')
  expect(query('tri=date&q=eau&page=2', '/search')).toBe('?q=eau&tri=date')
  expect(query('tri=date&q=eau&page=2', '/search/rss.xml')).toBe('?q=eau')
  expect(query('q=&tri=recents&rubrique=../x&du=hier&apres=<b>')).toBe('')
  expect(query('q=a&rubrique=politique&du=2026-11-01&apres=1.5_0_1')).toBe(
    '?q=a&rubrique=politique&du=2026-11-01&apres=1.5_0_1',
  )
  expect(new URLSearchParams(query(`q=${'%C3%A9'.repeat(600)}`)).get('q')).toHaveLength(300)
  expect(query('q=%F0%9F%A6%80+%22pont%22+-mer')).toBe('?q=%F0%9F%A6%80+%22pont%22+-mer')
})

test('desks keep their query, but not the parameters that belong to Next', () => {
  expect(forwardedQuery('staff', 'etat=brouillon&_rsc=1', false)).toBe('?etat=brouillon&_rsc=1')
  expect(forwardedQuery('staff', 'a=1&nxtPid=2&%6extPid=3&__nextLocale=x', false)).toBe('?a=1')
})

test('next dev gets its own addresses whole', () => {
  expect(zoneOf('/_next/hmr', true)).toBe('development')
  expect(zoneOf('/__nextjs_original-stack-frames', true)).toBe('development')
  expect(zoneOf('/_next/image', true)).toBe('public')
  expect(zoneOf('/politique', true)).toBe('public')
})

test('every route under app/api is served, and nothing beside it', () => {
  const folder = join(import.meta.dirname, '..', '..', 'app', 'api')
  const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('route.ts'))
    .map(
      (name) =>
        `/api/${name
          .split('\\')
          .join('/')
          .replace(/\/?route\.ts$/, '')}`,
    )
  expect(routes.length).toBeGreaterThan(5)
  // One new route is one new line in edge/admission/zone.ts.
  for (const route of routes) {
    expect([route, isServed(route.replace('[...nextauth]', 'session'))]).toEqual([route, true])
    if (!route.startsWith('/api/auth/')) expect([route, isServed(`${route}/x`)]).toEqual([route, false])
    expect([route, isServed(`${route}.css`) && !route.startsWith('/api/auth/')]).toEqual([route, false])
  }
})

test('the newsroom’s lane is for who brings a session, whatever is asked', () => {
  for (const zone of ['staff', 'preview', 'upload', 'api'] as const) {
    expect(bulkheadOf(zone, true)).toBe('staff')
    expect(bulkheadOf(zone, false)).not.toBe('staff')
  }
  expect(bulkheadOf('public', true)).toBe('public')
  expect(bulkheadOf('api', false)).toBe('forms')
})
