import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedPaths } from '#contract/addresses.ts'
import { ask, type EdgeFixture, host, sendRaw, startEdgeFixture, statusOf } from '../testing/edge-fixture.ts'

const script = 'console.log("Plein Jour");\n'.repeat(100).trimEnd()
const token = 'AbCdEfGhIjKlMnOpQrSt_-'
const picture = Buffer.from('RIFFxxxxWEBP'.repeat(20_000))

let trial: EdgeFixture
beforeAll(async () => {
  trial = await startEdgeFixture({
    prepare(dir) {
      const write = (name: string, content: string | Buffer) => {
        mkdirSync(join(dir, name, '..'), { recursive: true })
        writeFileSync(join(dir, name), content)
      }
      write('static/chunks/app-1a2b3c4d.js', script)
      write('static/chunks/[slug]~x.css', 'a{}')
      write('static/media/serif.woff2', Buffer.alloc(2_000))
      write('public/reader.js', script)
      write('public/logo.svg', '<svg/>')
      write('public/fonts/serif.0123abcd.woff2', Buffer.alloc(2_000))
      write('public/fonts/serif.woff2', Buffer.alloc(2_000))
      write('public/.well-known/security.txt', 'Contact: mailto:a@example.org')
      write('public/.env', 'SECRET')
      write('secret.txt', 'SECRET')
      write(`data/media/${token}/960.webp`, picture)
      write('data/secrets.json', 'SECRET')
      symlinkSync(join(dir, 'secret.txt'), join(dir, `data/media/${token}/480.webp`))
      mkdirSync(join(dir, `data/media/${token}/1600.jpg`))
      symlinkSync(join(dir, 'secret.txt'), join(dir, 'public/leak.txt'))
    },
  })
  await trial.edge.warm()
})
afterAll(() => trial.close())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(trial, path, { method, headers })
const immutable = 'public, max-age=31536000, immutable'

test('files of the build are served from memory, for a year, in the best coding', async () => {
  const br = await get('/_next/static/chunks/app-1a2b3c4d.js', { 'accept-encoding': 'gzip, br' })
  expect(br.headers).toMatchObject({
    'cache-control': immutable,
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Encoding',
  })
  expect(brotliDecompressSync(br.body).toString()).toBe(script)
  const gz = await get('/_next/static/chunks/app-1a2b3c4d.js', { 'accept-encoding': 'br;q=0, gzip' })
  expect(gunzipSync(gz.body).toString()).toBe(script)
  const plain = await get('/_next/static/chunks/app-1a2b3c4d.js')
  expect(plain.text).toBe(script)
  expect(new Set([br, gz, plain].map((found) => found.headers.etag)).size).toBe(3)
  expect(trial.seen).toHaveLength(0)
  expect(trial.logged).toHaveLength(0)
})

test('names with brackets are found under their encoded address', async () => {
  expect((await get('/_next/static/chunks/%5Bslug%5D~x.css?v=1')).text).toBe('a{}')
})

test('fonts with a hash stay a year, without one a day; scripts without one are asked for again', async () => {
  const cacheControl = async (path: string) => (await get(path)).headers['cache-control']
  expect(await cacheControl('/fonts/serif.0123abcd.woff2')).toBe(immutable)
  expect(await cacheControl('/fonts/serif.woff2')).toBe('public, max-age=86400')
  expect(await cacheControl('/reader.js')).toBe('public, max-age=0, must-revalidate')
})

test('the worker and the rules for links are the edge’s own, each under a policy that lets it work', async () => {
  const worker = await get('/sw.js')
  expect(worker.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=0, must-revalidate',
    'content-security-policy': "default-src 'none'; connect-src 'self'",
  })
  expect(worker.text).toContain("addEventListener('fetch'")
  const rules = await get('/speculation-rules.json')
  expect(rules.headers).toMatchObject({
    'content-type': 'application/speculationrules+json',
    'cache-control': 'public, max-age=86400',
  })
  const [{ where, eagerness }] = JSON.parse(rules.text).prefetch
  expect(eagerness).toBe('moderate')
  const left: string[] = where.and[1].not.href_matches
  const isLeft = (path: string) =>
    left.some((pattern) => new URLPattern(pattern, `http://${host}`).test(path, `http://${host}`))
  const closed = closedPaths.flatMap((path) => [path, `${path}/x`])
  const files = ['/rss.xml', '/culture/feed.json', `/media/${token}/960.webp`]
  for (const path of [
    ...closed,
    ...files,
    '/affichage',
    '/display',
    '/recherche?q=pont',
    '/culture/le-pont?reponse=1',
  ])
    expect([path, isLeft(path)]).toEqual([path, true])
  for (const path of ['/', '/culture', '/culture/le-pont', '/archives/2026/11', '/redactions'])
    expect([path, isLeft(path)]).toEqual([path, false])
})

test('where nothing may be kept, the worker is one that ends the others', async () => {
  const closed = await startEdgeFixture({ offline: false })
  try {
    const { text } = await ask(closed, '/sw.js')
    expect(text).toContain('registration.unregister()')
    expect(text).not.toContain("addEventListener('fetch'")
  } finally {
    await closed.close()
  }
})

test('who has it is told so', async () => {
  const { etag } = (await get('/reader.js')).headers
  for (const tag of [etag!, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await get('/reader.js', { 'if-none-match': tag })
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
  }
  expect((await get('/reader.js', { 'if-none-match': '"other"' })).status).toBe(200)
  const zipped = await get('/reader.js', { 'if-none-match': etag!, 'accept-encoding': 'br' })
  expect(zipped.status).toBe(200)
})

test('HEAD has the headers and no body', async () => {
  const head = await get('/reader.js', {}, 'HEAD')
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
    200,
    String(script.length),
    0,
  ])
  const media = await get(`/media/${token}/960.webp`, {}, 'HEAD')
  expect([media.status, media.headers['content-length'], media.body.length]).toEqual([
    200,
    String(picture.length),
    0,
  ])
})

test('hidden files and links out are not part of public, but .well-known is', async () => {
  expect((await get('/.well-known/security.txt')).text).toContain('Contact')
  for (const path of ['/.env', '/leak.txt', '/secret.txt'])
    expect((await get(path)).text).not.toContain('SECRET')
})

test('nothing is written to a file', async () => {
  expect((await get('/reader.js', {}, 'POST')).status).toBe(405)
  expect((await get(`/media/${token}/960.webp`, {}, 'DELETE')).status).toBe(405)
})

test('a picture is streamed, shown anywhere, and can do nothing', async () => {
  const found = await get(`/media/${token}/960.webp`)
  expect(found.body.equals(picture)).toBe(true)
  expect(found.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=86400',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
  const again = await get(`/media/${token}/960.webp`, { 'if-none-match': found.headers.etag! })
  expect([again.status, again.body.length]).toEqual([304, 0])
})

test.each([
  `/media/${token}/480.webp`,
  `/media/${token}/1600.jpg`,
  `/media/${token}/961.webp`,
  `/media/${token}/960.png`,
  `/media/${token}/960.webp.jpg`,
  `/media/${token}/0960.webp`,
  `/media/${token}`,
  `/media/${token}/`,
  '/media',
  '/media/short/960.webp',
  '/media/ZZZZZZZZZZZZZZZZZZZZZZ/960.webp',
  '/media/secrets.json',
])('%s is no picture', async (path) => {
  const found = await get(path, { accept: 'text/html' })
  expect([301, 404]).toContain(found.status)
  expect(found.text).not.toContain('SECRET')
  expect(found.headers['cache-control']).toBe('no-store')
})

test.each([
  '/media/../secrets.json',
  '/media/%2e%2e/secrets.json',
  '/media/..%2fsecrets.json',
  '/_next/static/../x',
])('%s climbs nowhere', async (path) => {
  const head = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
  expect(statusOf(await sendRaw(trial, head))).toBe(400)
})
