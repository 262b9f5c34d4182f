import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressesIn, addressIn, languageHeader } from '#contract/public-addresses.ts'
import { type Locale, locales } from '#lib/locale.ts'
import { type CacheFixture, startCacheFixture } from '../testing/cache-fixture.ts'
import { ask, type EdgeFixtureOptions, page, startEdgeFixture, until } from '../testing/edge-fixture.ts'

/** The site's own pages by their addresses in two languages (decision 45): Next says which one the site speaks. */
let speaks: Locale
let isAway: boolean
const trials: { close(): Promise<void> }[] = []
beforeEach(() => {
  speaks = 'fr'
  isAway = false
})
afterEach(async () => {
  // The last first: what a trial writes to goes after it.
  for (const trial of trials.splice(0).reverse()) await trial.close()
})

const answer: EdgeFixtureOptions['answer'] = (req, res) => {
  if (isAway) return void req.socket.destroy()
  if (req.url!.endsWith('.xml'))
    return void res
      .writeHead(200, {
        'content-type': 'application/rss+xml',
        [languageHeader]: speaks,
        'cache-tag': 'site',
      })
      .end(`<rss>${speaks}</rss>`)
  page(
    res,
    `<!DOCTYPE html><html lang="${speaks}"><head><meta name="cache-tags" content="site"/></head><body>${speaks} ${req.url}</body></html>`,
  )
}

async function start(options: EdgeFixtureOptions = {}): Promise<CacheFixture> {
  const trial = await startCacheFixture({ answer, ...options })
  trials.push(trial)
  return trial
}

const id = '018f0000-0000-7000-8000-000000000001'
const ownAddresses = ({ pages, comfort, ...own }: ReturnType<typeof addressesIn>): string[] => [
  ...Object.values(pages),
  ...Object.values(comfort),
  `${own.search}?q=pont`,
  `${own.search}/rss.xml?q=pont`,
  `${own.byline('lea')}?page=2`,
  `${own.topic('crues')}/rss.xml`,
  own.archive('2026-11-28'),
  own.archive('2026-11', id),
  own.thread('/culture/titre', undefined, 'newest'),
  own.thread('/culture/titre', id, 'newest'),
  own.history('/culture/titre', 2),
  own.report('/culture/titre', 3),
  own.reportReceived('/culture/titre'),
]

test.each(locales)(
  '%s: every own page is at its own address, and one redirect away from the other',
  async (language) => {
    speaks = language
    const trial = await start()
    for (const address of ownAddresses(addressesIn(language))) {
      expect([address, (await ask(trial, address)).status]).toEqual([address, 200])
      expect(trial.seen.at(-1)!.url, 'what Next is asked').toBe(addressIn(address, 'fr'))
    }
    const other = language === 'fr' ? 'en' : 'fr'
    for (const address of ownAddresses(addressesIn(other))) {
      const { status, headers } = await ask(trial, address)
      const right = addressIn(address, language)
      if (right === address) expect(status).toBe(200)
      // A browser that keeps a permanent redirect would go in a circle once the site has another language.
      else
        expect([status, headers.location, headers['cache-control']]).toEqual([
          301,
          right,
          'public, max-age=0, must-revalidate',
        ])
    }
  },
)

test('a search has the same question in both languages', async () => {
  speaks = 'en'
  const trial = await start()
  await ask(trial, '/search?q=+Pont+&utm_source=x&page=2')
  expect(trial.seen.at(-1)!.url).toBe('/recherche?q=Pont')
  await ask(trial, '/search/suggestions?q=+PON&tri=date')
  expect(trial.seen.at(-1)!.url).toBe('/recherche/suggestions?q=pon')
})

test('the language changes while readers read: old addresses lead on, nobody goes in a circle or gets a 404', async () => {
  const trial = await start()
  const old = ['/', '/derniers-articles', '/sujets/crues', '/culture/titre/historique']
  for (const address of old) expect((await ask(trial, address)).text).toContain('fr ')
  expect((await ask(trial, '/latest')).headers.location).toBe('/derniers-articles')
  const onDisk = (name: string) => existsSync(join(trial.dir, 'data', 'pages', name))
  await until(() => onDisk('sujets/crues.html'))

  speaks = 'en'
  await trial.table.say(['site'])
  expect((await ask(trial, '/latest')).text).toContain('en /derniers-articles')
  for (const address of old.slice(1)) {
    const { status, headers } = await ask(trial, address)
    expect([address, status, headers.location]).toEqual([address, 301, addressIn(address, 'en')])
    expect((await ask(trial, headers.location!)).text).toContain('en ')
  }
  // What nobody asked for either: a web server in front reads the files.
  await until(() => !onDisk('sujets/crues.html') && !onDisk('culture/titre/historique.html'))

  speaks = 'fr'
  await trial.table.say(['site'])
  expect((await ask(trial, '/derniers-articles')).text).toContain('fr ')
  expect((await ask(trial, '/latest')).headers.location).toBe('/derniers-articles')
})

test('while Next is away, an old address leads to the page that is kept', async () => {
  speaks = 'en'
  const trial = await start()
  await ask(trial, '/latest')
  isAway = true
  const { status, headers } = await ask(trial, '/derniers-articles?page=2')
  expect([status, headers.location]).toEqual([301, '/latest?page=2'])
  expect((await ask(trial, '/latest')).text).toContain('en ')
})

test('a restart while Next is away knows the language from the page that it kept', async () => {
  speaks = 'en'
  const dataDir = mkdtempSync(join(tmpdir(), 'own-addresses-'))
  trials.push({ close: async () => rmSync(dataDir, { recursive: true, force: true }) })
  const first = await startCacheFixture({ answer, dataDir })
  await ask(first, '/')
  await until(() => existsSync(join(dataDir, 'pages', 'index.html')))
  await first.close()
  isAway = true
  const again = await start({ dataDir })
  await until(async () => (await ask(again, '/derniers-articles')).status === 301)
})

test('form and page of a paragraph stand in for one another in English, too', async () => {
  speaks = 'en'
  const trial = await start()
  await ask(trial, '/culture/titre/report')
  await ask(trial, '/culture/titre')
  isAway = true
  expect((await ask(trial, '/culture/titre/report/3')).text).toContain('/culture/titre/signaler')
  expect((await ask(trial, `/culture/titre/comments/${id}`)).text).toContain('/culture/titre')
})

test('without a page cache it is the same', async () => {
  speaks = 'en'
  const trial = await startEdgeFixture({ answer })
  trials.push(trial)
  expect((await ask(trial, '/latest')).text).toContain('en /derniers-articles')
  const moved = await ask(trial, '/derniers-articles?page=2')
  expect([moved.status, moved.headers.location]).toEqual([301, '/latest?page=2'])
  const feed = await ask(trial, '/sujets/crues/rss.xml')
  expect([feed.status, feed.headers.location]).toEqual([301, '/topics/crues/rss.xml'])
  const right = await ask(trial, '/topics/crues/rss.xml')
  expect([right.text, right.headers[languageHeader]]).toEqual(['<rss>en</rss>', undefined])
})
