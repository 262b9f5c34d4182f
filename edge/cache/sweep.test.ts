import { afterEach, expect, test } from 'vitest'
import { ask, host, page, type TrialOptions, until } from '../trial-edge.ts'
import { addresses } from './sweep.ts'
import { type CacheTrial, createTrialTable, pageWith, startCacheTrial } from './trial-cache.ts'

const trials: CacheTrial[] = []
afterEach(async () => {
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

const site = `http://${host}`
const map = (...paths: string[]) =>
  `<urlset>${paths.map((path) => `<url><loc>${site}${path}</loc></url>`).join('')}</urlset>`

async function start(options: TrialOptions): Promise<CacheTrial> {
  const source = createTrialTable()
  const trial = await startCacheTrial({ cache: { build: 'first', source, sweeps: true }, ...options })
  trials.push(trial)
  return Object.assign(trial, { table: source })
}

test('every address of the site map, and the feed of every section', () => {
  const found = addresses(
    `${map('/', '/politique', '/politique/un', '/politique/deux')}<loc>https://evil.test/x</loc><loc>?</loc>`,
    site,
  )
  expect(found).toEqual(['/', '/politique', '/politique/rss.xml', '/politique/un', '/politique/deux'])
})

test('every published page has a snapshot, visited or not, and none is rendered twice', async () => {
  const trial = await start({
    answer: (req, res) =>
      req.url === '/sitemap.xml'
        ? res
            .writeHead(200, { 'content-type': 'application/xml', 'cache-tag': 'home' })
            .end(map('/', '/politique', '/politique/un'))
        : page(res, pageWith('site', 'texte')),
  })
  const prose = [
    'a-propos',
    'accessibilite',
    'charte-des-commentaires',
    'confidentialite',
    'mentions-legales',
    'plan-du-site',
  ]
  const linked = ['/', '/rss.xml', '/robots.txt', ...prose.map((name) => `/${name}`)]
  const pages = [...linked, '/politique', '/politique/rss.xml', '/politique/un']
  await until(() => trial.seen.length === pages.length + 2)
  await until(async () => (await ask(trial, '/politique/un')).headers['x-cache'] === 'hit')
  const asked = trial.seen.map(({ url }) => url).sort()
  // The map itself is read once by the sweep, and once more to be kept.
  expect(asked).toEqual([...pages, '/sitemap.xml', '/sitemap.xml'].sort())
})

test('a sweep never takes the last slot from readers', async () => {
  const held: (() => void)[] = []
  const trial = await start({
    limits: { renders: 2 },
    answer: (req, res) => {
      if (req.url === '/sitemap.xml')
        res.writeHead(200, { 'content-type': 'application/xml' }).end(map('/un', '/deux', '/trois'))
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
