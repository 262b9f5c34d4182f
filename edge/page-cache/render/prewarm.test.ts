import { afterEach, expect, test, vi } from 'vitest'
import { comfort, files } from '#contract/addresses.ts'
import { addressIn } from '#contract/public-addresses.ts'
import {
  type CacheFixture,
  createFakeTable,
  pageWith,
  startCacheFixture,
} from '#edge/testing/cache-fixture.ts'
import { ask, type EdgeFixtureOptions, host, page, until } from '#edge/testing/edge-fixture.ts'
import { createPrewarm, locations, mapsInOrder, retryAfter } from './prewarm.ts'

const trials: CacheFixture[] = []
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

const site = `http://${host}`
const map = (...paths: string[]) =>
  `<urlset>${paths.map((path) => `<url><loc>${site}${path}</loc></url>`).join('')}</urlset>`

async function start(options: EdgeFixtureOptions): Promise<CacheFixture> {
  const source = createFakeTable()
  const trial = await startCacheFixture({ cache: { build: 'first', source, prewarms: true }, ...options })
  trials.push(trial)
  return Object.assign(trial, { table: source })
}

const following = (url: string) => {
  const [path, number = '1'] = url.split('?page=')
  return `${path}?page=${Number(number) + 1}`
}

/** A site of these maps, each page with a tag of its own and the links that `next` says. */
function answering(maps: Record<string, string[]>, next: (url: string) => boolean = () => false) {
  const all: Record<string, string[]> = { '/sitemap.xml': Object.keys(maps), ...maps }
  const answer: EdgeFixtureOptions['answer'] = (req, res) => {
    const paths = all[req.url!]
    if (paths !== undefined)
      res
        .writeHead(200, { 'content-type': 'application/xml', 'cache-tag': 'site,sitemap' })
        .end(map(...paths))
    else
      page(
        res,
        pageWith(
          `site own:${req.url!.length}`,
          next(req.url!) ? `<a href="${following(req.url!)}" rel="next">Suite</a>` : 'texte',
        ),
      )
  }
  return answer
}

const prose = [
  'a-propos',
  'accessibilite',
  'ce-que-ce-site-charge',
  'charte-des-commentaires',
  'confidentialite',
  'corrections',
  'contact',
  'droit-de-reponse',
  'mentions-legales',
  'plan-du-site',
  'recherche',
]
const fixed = [
  '/',
  '/archives',
  ...Object.values(comfort),
  ...Object.values(files),
  ...prose.map((name) => `/${name}`),
]
const maps = {
  '/sitemap/pages.xml': ['/', '/derniers-articles'],
  '/sitemap/sections.xml': ['/politique'],
  '/sitemap/articles-1.xml': ['/politique/ancien'],
  '/sitemap/articles-2.xml': ['/politique/un'],
  '/sitemap/authors-1.xml': ['/auteurs/lea'],
  '/sitemap/topics-1.xml': ['/sujets/crues'],
}
const listed = Object.values(maps).flat()

test('only addresses of ours are taken from a map', () => {
  const xml = `${map('/', '/politique', '/a?x=1&amp;y=2')}<loc>https://evil.test/x</loc><loc>?</loc><loc>${site}.evil.test/</loc>`
  expect(locations(xml, site)).toEqual(['/', '/politique', '/a?x=1&y=2'])
})

test('maps are read in the order in which their pages would be missed', () => {
  expect(mapsInOrder(Object.keys(maps))).toEqual([
    '/sitemap/pages.xml',
    '/sitemap/sections.xml',
    '/sitemap/articles-2.xml',
    '/sitemap/authors-1.xml',
    '/sitemap/topics-1.xml',
    '/sitemap/articles-1.xml',
  ])
})

const feeds = [
  ...['rss.xml', 'atom.xml', 'feed.json'].map((file) => `/politique/${file}`),
  '/auteurs/lea/rss.xml',
  '/sujets/crues/rss.xml',
]

test('every published page and every list has a snapshot, visited or not, and nothing is rendered twice', async () => {
  const trial = await start({ answer: answering(maps) })
  const pages = new Set([...fixed, '/sitemap.xml', ...Object.keys(maps), ...listed, ...feeds])
  await until(() => trial.seen.length >= pages.size)
  await until(async () => (await ask(trial, '/sujets/crues')).headers['x-cache'] === 'hit')
  await trial.table.say(['nothing'])
  expect(trial.seen.map(({ url }) => url).sort()).toEqual([...pages].sort())
})

test('with Next away, topics, authors and further pages are there like the articles that link them', async () => {
  const trial = await start({
    answer: answering(maps, (url) => /^\/(?:sujets\/crues|politique)(?:\?page=[2-9])?$/.test(url)),
  })
  await until(() => trial.seen.some(({ url }) => url === '/politique?page=10'))
  await until(() => trial.seen.some(({ url }) => url === '/sujets/crues?page=10'))
  await until(async () => (await ask(trial, '/sujets/crues?page=10')).headers['x-cache'] === 'hit')
  trial.next.removeAllListeners('request')
  trial.next.on('request', (req) => req.socket.destroy())
  const paths = [
    '/auteurs/lea',
    '/sujets/crues',
    '/sujets/crues?page=2',
    '/sujets/crues/rss.xml',
    '/auteurs/lea/rss.xml',
    '/politique?page=10',
    '/politique/ancien',
  ]
  for (const path of paths) expect([path, (await ask(trial, path)).status]).toEqual([path, 200])
  await trial.table.say(['site'])
  for (const path of paths) expect([path, (await ask(trial, path)).status]).toEqual([path, 200])
})

test('a list is followed to its twenty-fifth page and no further', async () => {
  const trial = await start({
    answer: answering({ '/sitemap/sections.xml': ['/politique'] }, (url) => /^\/politique(?:\?|$)/.test(url)),
  })
  await until(() => trial.seen.some(({ url }) => url === '/politique?page=25'))
  // Readers are told of a page when it is whole, and by then what it leads to has been thought of.
  await ask(trial, '/politique?page=25')
  await trial.table.say(['nothing'])
  const numbers = trial.seen.flatMap(({ url }) => /\?page=(\d+)$/.exec(url)?.[1] ?? []).map(Number)
  expect(Math.max(...numbers)).toBe(25)
  expect(numbers).toHaveLength(24)
})

test('a publication has the growing maps read again, in turn with all others, and no full one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const asked: string[] = []
  const taken: [keys: readonly string[], renews: boolean][] = []
  const files: Record<string, string[]> = { '/sitemap.xml': Object.keys(maps), ...maps }
  const prewarm = createPrewarm({
    siteUrl: site,
    most: 50_000,
    take: (keys, renews) => taken.push([keys, renews]),
    current: async (key) => {
      asked.push(key)
      return { status: 200, plain: Buffer.from(map(...files[key]!)) }
    },
    log: { info() {}, warn() {}, error() {} },
  })
  prewarm.start()
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toEqual(['/sitemap.xml', ...mapsInOrder(Object.keys(maps))])
  asked.length = 0
  prewarm.soon()
  prewarm.soon()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(asked).toEqual(['/sitemap.xml', ...mapsInOrder(Object.keys(maps)).slice(0, 5)])
  asked.length = 0
  // An article with an earlier date, or many at once: any map may have grown. What is stored is not rendered again for it.
  prewarm.soon(true)
  prewarm.soon()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(asked).toEqual(['/sitemap.xml', ...mapsInOrder(Object.keys(maps))])
  asked.length = 0
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(asked).toContain('/sitemap/articles-1.xml')
  expect(taken.map(([, renews]) => renews)).toEqual([true, false, false, true])
  prewarm.stop()
})

test('an English site has its own pages stored under their English addresses, and the feeds of its lists', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  let taken: readonly string[] = []
  const files: Record<string, string[]> = {
    '/sitemap.xml': ['/sitemap/topics-1.xml', '/sitemap/pages.xml'],
    '/sitemap/pages.xml': ['/', '/latest'],
    '/sitemap/topics-1.xml': ['/topics/floods'],
  }
  const prewarm = createPrewarm({
    siteUrl: site,
    most: 50_000,
    take: (keys) => {
      taken = keys
    },
    current: async (key) => ({ status: 200, plain: Buffer.from(map(...files[key]!)) }),
    log: { info() {}, warn() {}, error() {} },
  })
  prewarm.start()
  await vi.advanceTimersByTimeAsync(0)
  expect(taken).toEqual(expect.arrayContaining(['/latest', '/search', '/saved', '/topics/floods/rss.xml']))
  expect(taken.filter((key) => addressIn(key, 'en') !== key)).toEqual([])
  prewarm.stop()
})

test('maps that cannot be read are asked for less and less often, and never given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  let asked = 0
  const prewarm = createPrewarm({
    siteUrl: site,
    most: 50_000,
    take: () => {},
    current: async () => {
      asked++
      return { status: 503, plain: Buffer.alloc(0) }
    },
    log: { info() {}, warn() {}, error() {} },
  })
  prewarm.start()
  await vi.advanceTimersByTimeAsync(60 * 60_000)
  // Every five seconds it would have been 720.
  expect(asked).toBeLessThan(25)
  const before = asked
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  expect(asked).toBe(before + 1)
  expect([1, 2, 3, 7, 100].map(retryAfter)).toEqual([5_000, 10_000, 20_000, 300_000, 300_000])
  prewarm.stop()
})

test('100,000 addresses are taken in, no more than there is room for, newest articles before the archive', async () => {
  const files: Record<string, string[]> = {
    '/sitemap/sections.xml': ['/politique'],
    '/sitemap/topics-1.xml': ['/sujets/crues'],
  }
  for (let n = 1; n <= 20; n++)
    files[`/sitemap/articles-${n}.xml`] = Array.from({ length: 5_000 }, (_, i) => `/politique/${n}-${i}`)
  files['/sitemap.xml'] = Object.keys(files)
  const taking = new Promise<readonly string[]>((resolve) => {
    const prewarm = createPrewarm({
      siteUrl: site,
      most: 50_000,
      take: (keys) => {
        prewarm.stop()
        resolve(keys)
      },
      current: async (key) => ({ status: 200, plain: Buffer.from(map(...files[key]!)) }),
      log: { info() {}, warn() {}, error() {} },
    })
    prewarm.start()
  })
  const keys = await taking
  expect(keys).toHaveLength(50_000)
  expect(new Set(keys).size).toBe(50_000)
  expect(keys.indexOf('/politique/20-4999')).toBeLessThan(keys.indexOf('/sujets/crues'))
  expect(keys.indexOf('/sujets/crues')).toBeLessThan(keys.indexOf('/politique/19-0'))
  expect(keys).not.toContain('/politique/1-0')
})

test('a sweep never takes the last slot from readers', async () => {
  const held: (() => void)[] = []
  const trial = await start({
    limits: { renders: 2 },
    answer: (req, res) => {
      if (req.url === '/sitemap.xml')
        res
          .writeHead(200, { 'content-type': 'application/xml', 'cache-tag': 'sitemap' })
          .end(map('/sitemap/pages.xml'))
      else if (req.url === '/sitemap/pages.xml')
        res
          .writeHead(200, { 'content-type': 'application/xml', 'cache-tag': 'sitemap' })
          .end(map('/un', '/deux', '/trois'))
      else if (req.url === '/lecteur') page(res, pageWith('site', 'pour un lecteur'))
      else held.push(() => page(res, pageWith('site', 'en avance')))
    },
  })
  await until(() => held.length === 1)
  expect((await ask(trial, '/lecteur')).text).toContain('pour un lecteur')
  expect(held).toHaveLength(1)
  held[0]!()
  await until(() => held.length === 2)
})
