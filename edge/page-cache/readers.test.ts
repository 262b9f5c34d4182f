import type { ServerResponse } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { type CacheFixture, pageWith, startCacheFixture } from '../testing/cache-fixture.ts'
import { ask, type EdgeFixtureOptions, page, until } from '../testing/edge-fixture.ts'

const trials: CacheFixture[] = []
async function start(options: EdgeFixtureOptions = {}): Promise<CacheFixture> {
  const trial = await startCacheFixture(options)
  trials.push(trial)
  return trial
}
afterEach(async () => {
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

const text = 'Un long paragraphe sur le conseil municipal. '.repeat(60)
const article = pageWith('site article:1 thread:1', text)

test('a page is asked of Next once, and everybody gets the same bytes', async () => {
  const trial = await start({ answer: (_req, res) => page(res, article) })
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(trial, '/politique/titre')))
  const later = await ask(trial, '/politique/titre')
  expect(trial.seen.map(({ url }) => url)).toEqual(['/politique/titre'])
  expect(new Set([...answers, later].map((answer) => answer.text)).size).toBe(1)
  expect([answers[0]!.headers['x-cache'], later.headers['x-cache']]).toEqual(['miss', 'hit'])
})

test('the declaration of tags leaves the page and becomes a header for a CDN', async () => {
  const trial = await start({ answer: (_req, res) => page(res, article) })
  for (const state of ['miss', 'hit']) {
    const answer = await ask(trial, '/politique/titre')
    expect(answer.text).not.toContain('cache-tags')
    expect(answer.headers).toMatchObject({
      'x-cache': state,
      'cache-tag': 'site,article:1,thread:1',
      'cache-control': 'public, max-age=0, must-revalidate',
      'cdn-cache-control': 'public, s-maxage=2, stale-if-error=86400',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-type': 'text/html; charset=utf-8',
    })
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';")
    expect(answer.headers['content-security-policy']).not.toContain('nonce')
  }
  expect(trial.seen[0]!.headers['content-security-policy']).toBeUndefined()
})

test('a page that does not say what it shows is not kept', async () => {
  const trial = await start({ answer: (_req, res) => page(res, pageWith('', text)) })
  for (let i = 0; i < 3; i++) {
    const answer = await ask(trial, '/politique/titre')
    expect([answer.headers['x-cache'], answer.headers['cache-control'], answer.headers.etag]).toEqual([
      'miss',
      'no-store',
      undefined,
    ])
  }
  expect(trial.seen).toHaveLength(3)
})

test('what a reader wrote is no declaration', async () => {
  const html = pageWith('', '<meta name="cache-tags" content="site"/>')
  const trial = await start({ answer: (_req, res) => page(res, html) })
  expect((await ask(trial, '/a')).text).toContain('cache-tags')
  expect((await ask(trial, '/a')).headers['x-cache']).toBe('miss')
})

test('a feed declares its tags in a header', async () => {
  const trial = await start({
    answer: (_req, res) =>
      res.writeHead(200, { 'content-type': 'application/rss+xml', 'cache-tag': 'site,home' }).end('<rss/>'),
  })
  await ask(trial, '/rss.xml')
  const answer = await ask(trial, '/rss.xml')
  expect([answer.text, answer.headers['x-cache'], answer.headers['cache-tag']]).toEqual([
    '<rss/>',
    'hit',
    'site,home',
  ])
})

describe('codings and conditions', () => {
  const codings = async (accept: string | undefined) => {
    const trial = await start({ answer: (_req, res) => page(res, article) })
    await ask(trial, '/titre')
    await until(async () => {
      const answer = await ask(trial, '/titre', { headers: { 'accept-encoding': 'br' } })
      return answer.headers['content-encoding'] === 'br'
    })
    return ask(trial, '/titre', accept === undefined ? {} : { headers: { 'accept-encoding': accept } })
  }

  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0.5, br;q=0.4', 'gzip'],
    ['zstd', undefined],
    ['identity', undefined],
    ['*', 'br'],
    [undefined, undefined],
  ])('%s gets %s', async (accept, expected) => {
    const answer = await codings(accept)
    expect(answer.headers['content-encoding']).toBe(expected)
    expect(answer.headers.vary).toBe('Accept-Encoding')
    const { body } = answer
    const plain = expected === 'br' ? brotliDecompressSync(body) : expected ? gunzipSync(body) : body
    expect(plain.toString()).toContain(text)
    expect(answer.headers['content-length']).toBe(String(body.length))
  })

  test('gzip serves until brotli is ready', async () => {
    const trial = await start({ answer: (_req, res) => page(res, article) })
    const first = await ask(trial, '/titre', { headers: { 'accept-encoding': 'br, gzip' } })
    expect(first.headers['content-encoding']).toBe('gzip')
  })

  test('a client that has the page hears that it is still the same', async () => {
    const trial = await start({ answer: (_req, res) => page(res, article) })
    const gzip = { 'accept-encoding': 'gzip' }
    const plain = await ask(trial, '/titre')
    const packed = await ask(trial, '/titre', { headers: gzip })
    expect(plain.headers.etag).toMatch(/^"[\w-]{22}"$/)
    expect(packed.headers.etag).toBe(plain.headers.etag!.replace(/"$/, '-gzip"'))
    for (const [headers, etag] of [
      [{}, plain.headers.etag],
      [gzip, packed.headers.etag],
    ] as const) {
      const asking = { headers: { ...headers, 'if-none-match': `W/"x", ${etag}` } }
      const answer = await ask(trial, '/titre', asking)
      expect([answer.status, answer.body.length, answer.headers.etag]).toEqual([304, 0, etag])
      expect(answer.headers['cache-control']).toContain('max-age=0')
    }
    const other = await ask(trial, '/titre', { headers: { 'if-none-match': packed.headers.etag! } })
    expect(other.status).toBe(200)
    await trial.table.say(['article:1'], true)
    expect((await ask(trial, '/titre', { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
  })

  test('HEAD is GET without the page', async () => {
    const trial = await start({ answer: (_req, res) => page(res, article) })
    for (const state of ['miss', 'hit']) {
      const head = await ask(trial, '/titre', { method: 'HEAD' })
      expect([head.status, head.body.length, head.headers['x-cache']]).toEqual([200, 0, state])
      const get = await ask(trial, '/titre')
      expect(head.headers['content-length']).toBe(get.headers['content-length'])
      expect(head.headers.etag).toBe(get.headers.etag)
    }
    expect(trial.seen.map(({ method }) => method)).toEqual(['GET'])
  })
})

describe('invalidations', () => {
  test('after an edit the old page is served while one render makes the new one', async () => {
    let version = 1
    const held: (() => void)[] = []
    const trial = await start({
      answer: (_req, res) => {
        const html = pageWith('article:1', `version ${version}`)
        if (version === 1) page(res, html)
        else held.push(() => page(res, html))
      },
    })
    await ask(trial, '/titre')
    version = 2
    await trial.table.say(['article:1'])
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(trial, '/titre')))
    expect(
      new Set(answers.map(({ headers, text }) => [headers['x-cache'], text.includes('version 1')].join())),
    ).toEqual(new Set(['stale,true']))
    await until(() => held.length > 0)
    held[0]!()
    await until(async () => (await ask(trial, '/titre')).text.includes('version 2'))
    expect(trial.seen).toHaveLength(2)
  })

  test('an edit is rendered anew without waiting for a reader', async () => {
    const trial = await start({ answer: (_req, res) => page(res, pageWith('article:1', 'texte')) })
    await ask(trial, '/titre')
    await trial.table.say(['article:1'])
    await until(() => trial.seen.length === 2)
    await until(async () => (await ask(trial, '/titre')).headers['x-cache'] === 'hit')
  })

  test('what is taken down is gone at once, and other pages are not', async () => {
    let there = true
    const trial = await start({
      answer: (req, res) => {
        if (there || req.url === '/autre')
          page(res, pageWith(req.url === '/titre' ? 'article:1' : 'article:2', 'secret'))
        else
          page(res, '<html><head><meta name="page-status" content="410"/></head><body>retiré</body></html>')
      },
    })
    await ask(trial, '/titre')
    await ask(trial, '/autre')
    there = false
    await trial.table.say(['article:1'], true)
    const gone = await ask(trial, '/titre')
    expect([gone.status, gone.text.includes('secret')]).toEqual([410, false])
    expect((await ask(trial, '/autre')).headers['x-cache']).toBe('hit')
  })

  test('a render that began before a takedown is neither served nor kept', async () => {
    const held: ServerResponse[] = []
    const trial = await start({ answer: (_req, res) => void held.push(res) })
    const reading = ask(trial, '/titre')
    await until(() => held.length === 1)
    await trial.table.say(['article:1'], true)
    page(held[0]!, pageWith('article:1', 'secret'))
    await until(() => held.length === 2)
    page(held[1]!, pageWith('article:1', 'sans rien'))
    expect((await reading).text).toContain('sans rien')
    expect((await ask(trial, '/titre')).text).toContain('sans rien')
  })

  test('a render that began before an edit is kept as old', async () => {
    const held: ServerResponse[] = []
    const trial = await start({ answer: (_req, res) => void held.push(res) })
    const reading = ask(trial, '/titre')
    await until(() => held.length === 1)
    await trial.table.say(['article:1'])
    page(held[0]!, pageWith('article:1', 'avant'))
    expect((await reading).text).toContain('avant')
    await until(() => held.length === 2)
    page(held[1]!, pageWith('article:1', 'après'))
    await until(async () => (await ask(trial, '/titre')).text.includes('après'))
  })

  test('an address that led nowhere leads somewhere once something is published', async () => {
    let published = false
    const trial = await start({
      answer: (_req, res) => (published ? page(res, article) : res.writeHead(404).end('rien')),
    })
    expect((await ask(trial, '/titre')).status).toBe(404)
    expect((await ask(trial, '/titre')).headers['x-cache']).toBe('hit')
    published = true
    await trial.table.say(['home'])
    expect((await ask(trial, '/titre')).status).toBe(200)
  })
})

test('floods of unknown addresses are bounded, in memory and on disk', async () => {
  const trial = await start({
    limits: { negativeCachePages: 50 },
    answer: (_req, res) => res.writeHead(404, { 'content-type': 'text/html' }).end('<p>rien</p>'),
  })
  for (let i = 0; i < 300; i++) expect((await ask(trial, `/inconnu-${i}`)).status).toBe(404)
  const metrics = await ask(trial, '/metrics', { headers: { host: '127.0.0.1' } })
  expect(metrics.text).toContain('\nplein_jour_edge_passing_pages 50\n')
  expect(metrics.text).toContain('\nplein_jour_edge_pages 0\n')
})

test('the numbers are for who sits at the machine', async () => {
  const trial = await start()
  const local = { host: '127.0.0.1' }
  expect((await ask(trial, '/metrics', { headers: local })).text).toMatch(
    /^# HELP plein_jour_edge_hits_total \S.+\n# TYPE plein_jour_edge_hits_total counter\nplein_jour_edge_hits_total \d+\n/m,
  )
  const forwarded = await ask(trial, '/metrics', { headers: { ...local, 'x-forwarded-for': '203.0.113.9' } })
  expect([forwarded.status, forwarded.text.includes('plein_jour')]).toEqual([421, false])
  expect((await ask(trial, '/metrics')).text).not.toContain('plein_jour')
})

test('the first reader after a change is given it', async () => {
  let text = 'Un'
  const trial = await start({ answer: (_req, res) => page(res, pageWith('home', text)) })
  await ask(trial, '/')
  text = 'Deux'
  await trial.table.say(['home'])
  expect((await ask(trial, '/')).text).toContain('Deux')
})

test('a new page that takes its time keeps its reader a moment, and the next ones not at all', async () => {
  const held: ServerResponse[] = []
  let isSlow = false
  const trial = await start({
    limits: { refillMoment: 50 },
    answer: (_req, res) => {
      if (isSlow) held.push(res)
      else page(res, pageWith('home', 'Ancienne'))
    },
  })
  await ask(trial, '/')
  isSlow = true
  await trial.table.say(['home'])
  const first = await ask(trial, '/')
  expect([first.headers['x-cache'], first.text.includes('Ancienne')]).toEqual(['stale', true])
  const began = performance.now()
  expect((await ask(trial, '/')).headers['x-cache']).toBe('stale')
  expect(performance.now() - began).toBeLessThan(45)
  for (const res of held) page(res, pageWith('home', 'Nouvelle'))
})

test.each([301, 404, 410])(
  'who comes while a changed page becomes a %i is told so, and not shown the old one',
  async (status) => {
    let moved: ServerResponse | undefined
    let isHeld = false
    const trial = await start({
      answer: (_req, res) => {
        if (isHeld) moved = res
        else page(res, pageWith('article:1', 'Ancienne'))
      },
    })
    await ask(trial, '/politique/titre')
    isHeld = true
    await trial.table.say(['article:1'])
    const reading = ask(trial, '/politique/titre')
    await until(() => moved !== undefined)
    // The request is inside by now: it came after the refill had begun, or began it.
    expect((await ask(trial, '/healthz')).status).toBe(200)
    moved!
      .writeHead(status, { 'content-type': 'text/html', location: '/politique/autre' })
      .end('<p>ailleurs</p>')
    const found = await reading
    expect([found.status, found.text]).toEqual([status, '<p>ailleurs</p>'])
  },
)

test('what is taken down while a reader waits for its new version is not given to him', async () => {
  let refill: ServerResponse | undefined
  let isHeld = false
  const trial = await start({
    answer: (_req, res) => {
      if (!isHeld) page(res, pageWith('article:1', 'Ancienne'))
      else if (refill === undefined) refill = res
      // After the takedown nothing can be rendered any more.
      else res.writeHead(500, { 'content-type': 'text/html' }).end('<p>panne</p>')
    },
  })
  await ask(trial, '/politique/titre')
  isHeld = true
  await trial.table.say(['article:1'])
  const reading = ask(trial, '/politique/titre')
  await until(() => refill !== undefined)
  // It is inside by now: a request that came after it is answered.
  await ask(trial, '/healthz')
  await trial.table.say(['article:1'], true)
  page(refill!, pageWith('article:1', 'Nouvelle'))
  const found = await reading
  expect([found.status, found.text]).toEqual([500, '<p>panne</p>'])
})
