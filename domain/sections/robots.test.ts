import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { closedPaths, reservedSlugs } from '#contract/addresses.ts'
import { slugPattern } from '#lib/slug.ts'
import { robots } from './robots.ts'

/** What a crawler does with it (RFC 9309): a rule closes what begins with it, `$` ends an address. */
function isClosed(path: string, robot = '*', sentAway: readonly string[] = []): boolean {
  const groups = robots('https://a.test', sentAway).split('\n\n')
  const own = groups.find((group) => group.split('\n').includes(`User-agent: ${robot}`))
  return (own ?? groups.find((group) => group.includes('User-agent: *')))!
    .split('\n')
    .flatMap((line) => /^Disallow: (.+)$/.exec(line)?.[1] ?? [])
    .some((rule) => (rule.endsWith('$') ? path === rule.slice(0, -1) : path.startsWith(rule)))
}

test('case robots-section: a section named like a path of ours is open, with all its articles', () => {
  for (const path of ['/connexions', '/connexions/un-article', '/connexions/rss.xml', '/connexions?page=2'])
    expect(isClosed(path), path).toBe(false)
})

test('no address that a section may have is closed', () => {
  for (const path of closedPaths)
    for (const name of [`${path}s`, `${path}-x`, `${path}2`, `/x${path}`, `/x${path}/y`]) {
      expect(isClosed(name), name).toBe(false)
      expect(isClosed(`${name}/titre`), name).toBe(false)
    }
  // And what is closed, no section may be called.
  for (const path of closedPaths) {
    expect(path.slice(1)).toMatch(slugPattern)
    expect(reservedSlugs).toContain(path.slice(1))
  }
})

test('what is no page for readers is closed, with what lies under it and whatever it is asked', () => {
  for (const path of closedPaths)
    for (const address of [path, `${path}/`, `${path}/x`, `${path}?x=1`])
      expect(isClosed(address), address).toBe(true)
})

test('the desks of app/ are closed', () => {
  const desks = readdirSync('app/(staff)', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of [...desks, { name: 'api' }]) expect(closedPaths).toContain(`/${name}`)
})

test('readers of it find the map of the site', () => {
  expect(robots('https://a.test')).toMatch(
    /\nSitemap: https:\/\/a\.test\/sitemap\.xml\nSitemap: https:\/\/a\.test\/sitemap\/news\.xml\n$/,
  )
})

test('a robot that is sent away reads nothing, and the others as much as before', () => {
  const away = ['GPTBot', 'CCBot']
  for (const robot of away) {
    expect(isClosed('/culture/titre', robot, away)).toBe(true)
    expect(isClosed('/culture/titre', robot)).toBe(false)
  }
  for (const robot of ['*', 'Googlebot']) {
    expect(isClosed('/culture/titre', robot, away)).toBe(false)
    expect(isClosed('/redaction', robot, away)).toBe(true)
  }
})
