import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { closedPaths, comfort } from '#contract/addresses.ts'
import { readWorker } from './read-worker.ts'

const origin = 'https://journal.test'
/** `url`: where it comes from, after a redirect. */
type Answer = { status?: number; body?: string; cacheControl?: string; url?: string }
type Handler = (event: Record<string, unknown>) => void

/** Caches as the worker sees them, by name and path. */
type Stores = Map<string, Map<string, Response>>
let stores: Stores
/** What the network answers; a path that is not there is a 404. Null: there is no network. */
let network: Record<string, Answer> | null
let asked: string[]
let unregistered: boolean

const path = (request: string | { url: string }) =>
  new URL(typeof request === 'string' ? request : request.url, origin).pathname

async function fetched(request: string | { url: string }): Promise<Response> {
  asked.push(path(request))
  if (network === null) throw new TypeError('Failed to fetch')
  const {
    status = 200,
    body = path(request),
    cacheControl = 'public, max-age=0',
    url,
  } = network[path(request)] ?? {
    status: 404,
  }
  const answer = new Response(body, { status, headers: { 'cache-control': cacheControl } })
  return url === undefined ? answer : Object.defineProperty(answer, 'redirected', { value: true })
}

function storeOf(name: string) {
  const entries = stores.get(name) ?? new Map<string, Response>()
  stores.set(name, entries)
  return {
    put: async (request: string, answer: Response) => void entries.set(path(request), answer),
    addAll: async (paths: string[]) => {
      for (const one of paths) entries.set(one, await fetched(one))
    },
    match: async (request: string | { url: string }) => entries.get(path(request))?.clone(),
    keys: async () => [...entries.keys()].map((one) => ({ url: origin + one })),
  }
}

const caches = {
  open: async (name: string) => storeOf(name),
  has: async (name: string) => stores.has(name),
  delete: async (name: string) => stores.delete(name),
  keys: async () => [...stores.keys()],
  match: async (request: string) => {
    for (const entries of stores.values()) {
      const found = entries.get(path(request))
      if (found) return found.clone()
    }
  },
}

/** A worker that a browser has started; `say` gives it an event and resolves when its work is done. */
function start({ text } = readWorker('build-1 https://journal.test')) {
  const handlers: Record<string, Handler> = {}
  runInNewContext(text, {
    addEventListener: (type: string, handler: Handler) => {
      handlers[type] = handler
    },
    skipWaiting: () => {},
    registration: {
      unregister: async () => {
        unregistered = true
      },
    },
    location: new URL(origin),
    caches,
    fetch: fetched,
    Response,
    URL,
  })
  async function say(type: string, event: object = {}): Promise<Response | undefined> {
    let answer: Promise<Response> | undefined
    const work: Promise<unknown>[] = []
    handlers[type]!({
      ...event,
      waitUntil: (promise: Promise<unknown>) => work.push(promise),
      respondWith: (promise: Promise<Response>) => {
        answer = promise
      },
    })
    const given = await answer
    await Promise.all(work)
    return given
  }
  const request = (url: string, more: object) =>
    say('fetch', { request: { method: 'GET', mode: 'navigate', referrer: '', url: origin + url, ...more } })
  return {
    say,
    go: (url: string, more: object = {}) => request(url, more),
    load: (url: string, referrer = `${origin}/culture/le-pont`) =>
      request(url, { mode: 'no-cors', referrer }),
  }
}

const listPage = '<link href="/_next/static/chunks/a.css"/><link href="/fonts/serif-0a.woff2"/>'
const keep = (article: string, files: Record<string, string> = {}) =>
  stores.set(
    `page ${article}`,
    new Map(
      Object.entries({ [article]: `kept ${article}`, ...files }).map(([at, body]) => [
        at,
        new Response(body),
      ]),
    ),
  )
const textOf = (answer: Response | undefined) => answer?.text()

beforeEach(() => {
  stores = new Map()
  asked = []
  unregistered = false
  network = {
    [comfort.saved]: { body: listPage },
    '/': {},
    '/culture/le-pont': { body: 'fresh' },
    '/_next/static/chunks/a.css': {},
    '/fonts/serif-0a.woff2': {},
    '/reader.js': {},
    '/keep.js': {},
    '/later.js': {},
    '/icon.svg': {},
  }
})

test('is small, and knows the addresses of the site', () => {
  const { text } = readWorker('build-1 https://journal.test')
  expect(gzipSync(text).length).toBeLessThanOrEqual(2_048)
  expect(text).toContain("'shell build-1'")
  expect(text).toContain(`'${comfort.saved}'`)
  expect(text).not.toMatch(/BUILD|LIST|CLOSED/)
})

test('is another file with every build, and asks this site alone', () => {
  expect(readWorker('a').text).not.toBe(readWorker('b').text)
  expect(readWorker('a').policy).toBe("default-src 'none'; connect-src 'self'")
})

test('installed, it has the list with all it is shown with; a new build takes the place of the old one and leaves the articles', async () => {
  keep('/culture/le-pont')
  const old = start(readWorker('build-0'))
  await old.say('install')
  await old.say('activate')
  const next = start()
  await next.say('install')
  await next.say('activate')
  expect([...stores.keys()]).toEqual(['page /culture/le-pont', 'shell build-1'])
  expect([...stores.get('shell build-1')!.keys()].sort()).toEqual(
    Object.keys(network!)
      .filter((one) => one !== '/' && one !== '/culture/le-pont')
      .sort(),
  )
})

test('it is not installed where the list cannot be kept', async () => {
  network![comfort.saved] = { body: listPage, cacheControl: 'no-store' }
  await expect(start().say('install')).rejects.toThrow()
  network![comfort.saved] = { status: 503 }
  await expect(start().say('install')).rejects.toThrow()
})

describe('with a network', () => {
  test('pages come from there, and nothing is kept that the reader did not keep', async () => {
    expect(await textOf(await start().go('/culture/le-pont'))).toBe('fresh')
    expect(stores.size).toBe(0)
  })

  test('a copy follows its page', async () => {
    keep('/culture/le-pont')
    await start().go('/culture/le-pont')
    expect(await textOf(await caches.match('/culture/le-pont'))).toBe('fresh')
  })

  test('a page by query is another one, and no copy of the first', async () => {
    keep('/culture/le-pont')
    await start().go('/culture/le-pont?page=2')
    expect(await textOf(await caches.match('/culture/le-pont'))).toBe('kept /culture/le-pont')
  })

  test('what may not be stored does not become a copy', async () => {
    keep('/culture/le-pont')
    network!['/culture/le-pont'] = { body: 'mine', cacheControl: 'private, no-store' }
    await start().go('/culture/le-pont')
    expect(await textOf(await caches.match('/culture/le-pont'))).toBe('kept /culture/le-pont')
  })

  test.each([404, 410])('a %i takes the copy and its pictures away at once', async (status) => {
    keep('/culture/le-pont', { '/media/jeton/960.avif': 'picture' })
    network!['/culture/le-pont'] = { status }
    expect((await start().go('/culture/le-pont'))?.status).toBe(status)
    expect(stores.size).toBe(0)
  })

  test('where the site itself is down, a copy is shown, and else its answer', async () => {
    keep('/culture/le-pont')
    network!['/culture/le-pont'] = { status: 503 }
    network!['/'] = { status: 503 }
    const worker = start()
    expect(await textOf(await worker.go('/culture/le-pont'))).toBe('kept /culture/le-pont')
    expect((await worker.go('/'))?.status).toBe(503)
  })
})

describe('without one', () => {
  test('a kept article is shown, with a picture of another width and what it needs', async () => {
    keep('/culture/le-pont', { '/media/jeton/960.avif': 'picture', '/_next/static/chunks/b.css': 'style' })
    network = null
    const worker = start()
    expect(await textOf(await worker.go('/culture/le-pont?commentaire=recu'))).toBe('kept /culture/le-pont')
    expect(await textOf(await worker.load('/media/jeton/1600.webp'))).toBe('picture')
    expect(await textOf(await worker.load('/_next/static/chunks/b.css'))).toBe('style')
  })

  test('the list is as it was when it was last seen', async () => {
    const worker = start()
    await worker.say('install')
    network![comfort.saved] = { body: 'a new name in the masthead' }
    await worker.go(comfort.saved)
    network = null
    expect(await textOf(await worker.go('/sport/finale'))).toBe('a new name in the masthead')
  })

  test('the list is the same one where the site has another language, and its address leads on', async () => {
    network![comfort.saved] = { body: listPage, url: '/saved' }
    network!['/saved'] = { body: 'a new name in the masthead' }
    const worker = start()
    await worker.say('install')
    expect(stores.get('shell build-1')!.get(comfort.saved)!.redirected).toBe(false)
    await worker.go('/saved')
    network = null
    for (const path of ['/saved', '/sport/finale'])
      expect(await textOf(await worker.go(path))).toBe('a new name in the masthead')
  })

  test('any other page is the list of what was kept', async () => {
    const worker = start()
    await worker.say('install')
    network = null
    expect(await textOf(await worker.go('/sport/finale'))).toBe(listPage)
  })

  test('back online, everything kept is asked for again: what was withdrawn meanwhile goes', async () => {
    keep('/culture/le-pont')
    keep('/culture/retire')
    network = null
    await start().go('/culture/retire')
    network = { '/': {}, '/culture/le-pont': { body: 'corrected' }, '/culture/retire': { status: 410 } }
    // The browser has ended the worker meanwhile, and starts it again.
    await start().go('/')
    expect([...stores.keys()]).toEqual(['page /culture/le-pont'])
    expect(await textOf(await caches.match('/culture/le-pont'))).toBe('corrected')
    asked = []
    await start().go('/')
    expect(asked, 'once').toEqual(['/'])
  })
})

test('asked to check, it says what is gone; without a network it says nothing and loses nothing', async () => {
  keep('/culture/le-pont')
  keep('/culture/retire')
  const said: unknown[] = []
  const source = { postMessage: (message: unknown) => said.push(message) }
  const online = network
  network = null
  await start().say('message', { data: ['/culture/sans-copie'], source })
  expect([said, stores.size]).toEqual([[], 2])
  network = online
  await start().say('message', { data: ['/culture/sans-copie'], source })
  expect(said).toEqual([['/culture/retire', '/culture/sans-copie']])
  expect([...stores.keys()]).toEqual(['page /culture/le-pont'])
})

describe('stays out of', () => {
  test.each(closedPaths.flatMap((one) => [one, `${one}/x`]))('%s', async (closed) => {
    keep(closed)
    network = null
    const worker = start()
    expect(await worker.go(closed)).toBeUndefined()
    await worker.go('/culture/le-pont').catch(() => {})
    expect(await worker.load('/_next/static/chunks/a.css', `${origin}${closed}`)).toBeUndefined()
    expect(asked).toEqual(['/culture/le-pont'])
  })

  test('what is sent, and what is not ours', async () => {
    const worker = start()
    expect(await worker.go('/culture/le-pont', { method: 'POST' })).toBeUndefined()
    expect(await worker.go('', { url: 'https://elsewhere.test/culture' })).toBeUndefined()
    expect(await worker.load('/_next/static/chunks/a.css'), 'files, while there is a network').toBeUndefined()
    expect(asked).toEqual([])
  })

  test('but not of a section whose name only begins like a desk', async () => {
    network!['/redactions'] = { body: 'a section' }
    expect(await textOf(await start().go('/redactions'))).toBe('a section')
  })
})

test('switched off, it takes its copies along and is gone, and leaves other caches alone', async () => {
  keep('/culture/le-pont')
  for (const name of ['shell build-1', 'away', 'of somebody else']) stores.set(name, new Map())
  const worker = start(readWorker(undefined))
  await worker.say('install')
  await worker.say('activate')
  expect([[...stores.keys()], unregistered]).toEqual([['of somebody else'], true])
})
