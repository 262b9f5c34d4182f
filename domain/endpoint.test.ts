import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Role, Viewer } from './access.ts'
import { clientAddressOf, endpoint, publicEndpoints, readFields } from './endpoint.ts'
import { AppError } from './errors.ts'

const session = vi.hoisted(() => ({ viewer: null as Viewer | null, asked: 0 }))
vi.mock('#domain/viewer.ts', () => ({
  getViewer: async () => {
    session.asked++
    return session.viewer
  },
  getSession: async () => null,
  getNow: async () => new Date(),
}))
vi.mock('#lib/log.ts', () => ({ logger: () => ({ error: () => {}, warn: () => {}, info: () => {} }) }))

const signIn = (role: Role | null) => {
  session.viewer = role && { id: 'me', name: 'Moi', role, bylineId: null }
}
beforeEach(() => {
  signIn(null)
  session.asked = 0
})

/** Who may call each route handler. A dot: may not. Public ones read no session of their own accord. */
const admitted: Record<string, string> = {
  'GET /[section]/rss.xml': 'public',
  'GET /rss.xml': 'public',
  'GET /[section]/atom.xml': 'public',
  'GET /[section]/feed.json': 'public',
  'GET /atom.xml': 'public',
  'GET /feed.json': 'public',
  'GET /auteurs/[byline]/rss.xml': 'public',
  'GET /auteurs/[byline]/atom.xml': 'public',
  'GET /auteurs/[byline]/feed.json': 'public',
  'GET /sujets/[topic]/rss.xml': 'public',
  'GET /sujets/[topic]/atom.xml': 'public',
  'GET /sujets/[topic]/feed.json': 'public',
  'GET /sitemap.xml': 'public',
  'GET /sitemap/[map]': 'public',
  'GET /robots.txt': 'public',
  'GET /manifest.webmanifest': 'public',
  'GET /recherche/rss.xml': 'public',
  'GET /recherche/atom.xml': 'public',
  'GET /recherche/feed.json': 'public',
  'GET /recherche/suggestions': 'public',
  'GET /api/auth/[...nextauth]': 'public',
  'POST /api/auth/[...nextauth]': 'public',
  'POST /api/auth/sign-in': 'public',
  'POST /api/auth/sign-out': 'public',
  'POST /api/comments': 'public',
  'POST /api/comments/utile': 'public',
  'POST /api/comments/signalements': 'public',
  'GET /[section]/[slug]/commentaires/rss.xml': 'public',
  'GET /[section]/[slug]/commentaires/atom.xml': 'public',
  'GET /[section]/[slug]/commentaires/feed.json': 'public',
  'GET /api/comments/colleague': 'A E a m',
  'POST /api/reports': 'public',
  'GET /api/ready': 'public',
  'POST /api/media': 'A E a .',
  'POST /api/media/audio': 'A E a .',
  'POST /api/articles': 'A E a .',
  'GET /api/moderation/counts': 'A E . m',
  'GET /redaction/articles/[id]/brouillon': 'A E a .',
  'POST /redaction/articles/[id]/brouillon': 'A E a .',
  'GET /reglages/pages/[page]/brouillon': 'A . . .',
  'POST /reglages/pages/[page]/brouillon': 'A . . .',
}
const columns: Role[] = ['admin', 'editor', 'author', 'moderator']

type Route = (request: Request, context: unknown) => Promise<Response>
const modules = import.meta.glob<Record<string, Route>>('../app/**/route.ts', { eager: true })
const routes = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter(([name]) => /^[A-Z]+$/.test(name))
    .map(([method, run]) => {
      const address = path.slice('../app'.length, -'/route.ts'.length).replace(/\/\([a-z]+\)/g, '')
      return { name: `${method} ${address}`, method, run }
    }),
)
const origin = 'http://localhost:3000'
const ask = (method: string, headers: Record<string, string> = {}, body?: string) =>
  new Request(`${origin}/x/y/z`, {
    method,
    headers: { host: 'localhost:3000', ...headers },
    ...(body ? { body } : {}),
  })
const fromHere = { 'sec-fetch-site': 'same-origin' }

describe('every route handler', () => {
  test('has a row in the table of who may call it', () => {
    const rows = Object.keys(admitted).sort()
    expect(
      routes.map((route) => route.name).sort(),
      'say in `admitted` who may call the new handler',
    ).toEqual(rows)
  })

  const closed = routes.filter((route) => admitted[route.name] !== 'public')
  test.each(closed)('$name refuses whoever it does not concern', async ({ name, method, run }) => {
    expect(publicEndpoints.has(run)).toBe(false)
    expect((await run(ask(method, fromHere), {})).status).toBe(401)
    for (const [n, role] of columns.entries()) {
      signIn(role)
      const may = admitted[name]!.split(' ')[n] !== '.'
      const { status } = await run(ask(method, fromHere), {})
      // A viewer who is let in meets the next obstacle: no body, no article, no database.
      if (may) expect([role, status]).not.toEqual([role, 403])
      else expect([role, status]).toEqual([role, 403])
      expect(status).not.toBe(401)
    }
  })

  test.each(routes.filter((route) => route.method !== 'GET'))(
    '$name refuses another site',
    async ({ method, run }) => {
      signIn('admin')
      const { status, headers } = await run(ask(method, { 'sec-fetch-site': 'cross-site' }), {})
      expect(status).toBe(403)
      expect(headers.get('cache-control')).toBe('private, no-store')
    },
  )

  test.each(routes.filter((route) => admitted[route.name] === 'public'))(
    '$name is public and says so',
    ({ run }) => {
      expect(publicEndpoints.has(run)).toBe(true)
    },
  )
})

describe('endpoint()', () => {
  const open = endpoint({ public: true }, async (_request, { viewer }) =>
    Response.json({ role: viewer?.role ?? null }),
  )
  const desk = endpoint({ capability: 'desk.enter' }, async () => new Response('ok'))
  const call = (run: typeof open, method: string, headers = {}) => run(ask(method, headers), {})

  test('hands over the parts of the address that Next has read, and none where there are none', async () => {
    const told = endpoint({ public: true }, async (_request, { params }) => Response.json(params))
    const context = { params: Promise.resolve({ section: 'culture', rest: ['a', 'b'] }) }
    expect(await (await told(ask('GET'), context)).json()).toEqual({ section: 'culture', rest: ['a', 'b'] })
    expect(await (await told(ask('GET'), {})).json()).toEqual({})
  })

  test.each([
    ['same-origin', {}, 200],
    ['none', {}, 200],
    ['same-site', {}, 403],
    ['cross-site', {}, 403],
    ['nonsense', {}, 403],
    // The browser’s own word counts more than a header that a page can choose.
    ['cross-site', { origin }, 403],
    [null, { origin }, 200],
    [null, { origin: 'https://ailleurs.test' }, 403],
    [null, { origin: 'null' }, 403],
    [null, { origin: 'http://localhost:3001' }, 403],
    [null, { origin: 'https://localhost:3000' }, 403],
    [null, { origin: 'http://site.test', 'x-forwarded-host': 'site.test' }, 403],
  ])('a write with Sec-Fetch-Site %j and %j answers %d', async (site, more, status) => {
    signIn('editor')
    const headers = { ...more, ...(site ? { 'sec-fetch-site': site } : {}) }
    expect((await call(desk, 'POST', headers)).status).toBe(status)
    expect((await call(open, 'POST', headers)).status).toBe(status)
  })

  test('a write that says nothing of where it comes from is let through where it has no authority only', async () => {
    signIn('editor')
    expect((await call(open, 'POST')).status).toBe(200)
    expect((await call(desk, 'POST')).status).toBe(403)
  })

  test('a read is asked nothing', async () => {
    signIn('editor')
    expect((await call(desk, 'GET', { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })

  test('a body that says it is too long is not read', async () => {
    const read = vi.fn(async () => new Response())
    const run = endpoint({ public: true, maxBytes: 10 }, read)
    expect((await run(ask('POST', { ...fromHere, 'content-length': '11' }), {})).status).toBe(413)
    expect(read).not.toHaveBeenCalled()
    expect((await run(ask('POST', { ...fromHere, 'content-length': '10' }), {})).status).toBe(200)
  })

  test('a reader without a cookie costs no look at the session', async () => {
    await call(open, 'GET')
    expect(session.asked).toBe(0)
    signIn('author')
    expect(await (await call(open, 'GET', { cookie: 'session=x' })).json()).toEqual({ role: 'author' })
  })

  test('answers a refusal with its status, and a defect without a word of it', async () => {
    const failing = (error: unknown) =>
      endpoint({ public: true }, async () => {
        throw error
      })
    const limited = await call(
      failing(new AppError('comment.rate_limited', { values: { seconds: 42 } })),
      'GET',
    )
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '42'])
    expect(await limited.json()).toEqual({
      code: 'comment.rate_limited',
      fields: {},
      values: { seconds: 42 },
    })
    const broken = await call(failing(new Error('secret')), 'GET')
    expect(broken.status).toBe(503)
    expect(await broken.text()).not.toContain('secret')
  })
})

describe('reading a request', () => {
  const read = (type: string, body: string) =>
    readFields(new Request(origin, { method: 'POST', headers: { 'content-type': type }, body }))

  test('takes a form and a JSON object alike', async () => {
    expect(await read('application/x-www-form-urlencoded', 'a=1&b=%C3%A9')).toEqual({ a: '1', b: 'é' })
    expect(await read('application/json; charset=utf-8', '{"a":"1","b":2}')).toEqual({ a: '1', b: 2 })
  })

  test('leaves files and other JSON aside', async () => {
    const form = new FormData()
    form.set('a', '1')
    form.set('file', new Blob(['x']), 'x.txt')
    expect(await readFields(new Request(origin, { method: 'POST', body: form }))).toEqual({ a: '1' })
    for (const body of ['[1]', 'null', '"x"']) expect(await read('application/json', body)).toEqual({})
  })

  test('refuses what is neither', async () => {
    for (const [type, body] of [
      ['application/json', '{'],
      ['text/plain', 'a=1'],
      ['multipart/form-data', 'x'],
    ] as const)
      await expect(read(type, body)).rejects.toMatchObject({ code: 'request.invalid' })
  })

  test('believes the last address of the header, which the edge wrote', () => {
    expect(clientAddressOf(ask('GET', { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' }))).toBe('203.0.113.9')
    expect(clientAddressOf(ask('GET'))).toBe('0.0.0.0')
  })
})
