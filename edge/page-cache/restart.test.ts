import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takedownPlace } from '#contract/takedown-place.ts'
import {
  type CacheFixture,
  createFakeTable,
  type FakeTable,
  pageWith,
  sayToControlSocket,
  startCacheFixture,
} from '../testing/cache-fixture.ts'
import { ask, type EdgeFixtureOptions, page, until } from '../testing/edge-fixture.ts'

let dataDir: string
let table: FakeTable
const trials: CacheFixture[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'restart-'))
  table = createFakeTable()
})
afterEach(async () => {
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
  rmSync(dataDir, { recursive: true, force: true })
})

const text = 'Un long paragraphe sur le conseil municipal. '.repeat(60)
const answer: EdgeFixtureOptions['answer'] = (req, res) =>
  page(res, pageWith('article:1', `${req.url} ${text}`))

async function start(options: EdgeFixtureOptions = {}, build = 'first'): Promise<CacheFixture> {
  const trial = await startCacheFixture({
    dataDir,
    answer,
    cache: { build, source: table, prewarms: false },
    ...options,
  })
  trials.push(trial)
  return trial
}
async function stop(trial: CacheFixture): Promise<void> {
  trials.splice(trials.indexOf(trial), 1)
  await trial.close()
}
const pagesDir = () => join(dataDir, 'pages')
const files = () =>
  readdirSync(pagesDir(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.state'))
    .map((entry) => join(entry.parentPath, entry.name).slice(pagesDir().length + 1))
    .sort()
const without: EdgeFixtureOptions = { answer: (req) => req.socket.destroy() }

/** A page that lies on disk, and nobody running. */
async function leaveOnDisk(path = '/politique/titre'): Promise<void> {
  const trial = await start()
  await ask(trial, path)
  await until(() => files().length === 3)
  // The progress of invalidations is written on the way out.
  await stop(trial)
}

test('pages lie where nginx looks for them', async () => {
  const trial = await start()
  for (const path of [
    '/',
    '/politique',
    '/politique/titre',
    '/politique?page=2&utm_source=x',
    '/politique/rss.xml',
  ])
    await ask(trial, path)
  await until(() => files().length === 15)
  expect(files().filter((name) => !/\.(?:gz|br)$/.test(name))).toEqual([
    'index.html',
    'politique.html',
    'politique/_page-2.html',
    'politique/rss.xml',
    'politique/titre.html',
  ])
  expect(readFileSync(join(pagesDir(), 'politique/titre.html'), 'utf8')).toBe(
    (await ask(trial, '/politique/titre')).text,
  )
})

test('answers about one form and strange addresses are not written', async () => {
  const trial = await start()
  const paths = [
    '/a?commentaire=recu',
    '/a?reponse=01a205c9-38b1-7fce-8def-7ee83158cf9f',
    '/Été',
    '/a.b',
    '/_page-2',
    '/index',
    '/a?page=0',
  ]
  for (const path of paths) await ask(trial, encodeURI(path))
  await ask(trial, '/dernier')
  // The article itself is asked for whether it shows the comment.
  await until(() => files().length === 6)
  expect(files().filter((name) => name.endsWith('.html'))).toEqual(['a.html', 'dernier.html'])
})

test('after a restart without Next and without a database every page is still there', async () => {
  await leaveOnDisk()
  table.away = true
  const trial = await start(without)
  const reading = await ask(trial, '/politique/titre', { headers: { 'accept-encoding': 'br' } })
  expect([reading.status, reading.headers['x-cache'], reading.headers['content-encoding']]).toEqual([
    200,
    'hit',
    'br',
  ])
  expect(reading.headers['cache-tag']).toBe('article:1')
  expect((await ask(trial, '/politique/autre')).status).toBe(503)
  const form = await ask(trial, '/politique/titre?commentaire=recu')
  expect([form.status, form.headers['x-cache']]).toEqual([200, 'stale'])
})

test('the form for an error in a paragraph has one for the whole article to stand in; nothing else has a page above it', async () => {
  await leaveOnDisk('/politique/titre/signaler')
  table.away = true
  const trial = await start(without)
  const form = await ask(trial, '/politique/titre/signaler/3')
  expect([form.status, form.headers['x-cache']]).toEqual([200, 'stale'])
  expect((await ask(trial, '/politique/titre/signaler/recu')).status).toBe(503)
})

test('an edit that nobody was there to hear is heard at the next start', async () => {
  await leaveOnDisk()
  table.rows.push({ id: 1, tags: ['article:1'], hard: false, age: 0 })
  const trial = await start({ answer: (_req, res) => page(res, pageWith('article:1', 'corrigé')) })
  await until(async () => (await ask(trial, '/politique/titre')).text.includes('corrigé'))
})

test('a restart asks for the hours since the last reading, however quiet the site has been', async () => {
  const first = await start()
  await until(() => existsSync(join(pagesDir(), '.state/applied.json')))
  table.now += 3 * 86_400_000
  const readings = table.since.length
  table.ring()
  await until(() => table.since.length > readings)
  await stop(first)
  table.since = []
  await start()
  expect(table.since[0]).toBe(table.now - 60_000)
})

test('what an earlier release wrote does not say when: all hours are asked for', async () => {
  await leaveOnDisk()
  const checkpoint = join(pagesDir(), '.state/applied.json')
  const { progress, ...rest } = JSON.parse(readFileSync(checkpoint, 'utf8'))
  writeFileSync(checkpoint, JSON.stringify({ ...rest, progress: { ...progress, readAt: undefined } }))
  table.since = []
  const trial = await start(without)
  expect(table.since[0]).toBeUndefined()
  expect((await ask(trial, '/politique/titre')).headers['x-cache']).toBe('hit')
})

test('an edit that was heard, but not yet rendered, is not forgotten by a restart', async () => {
  const first = await start()
  await ask(first, '/politique/titre')
  await until(() => files().length === 3)
  first.next.close()
  first.next.closeAllConnections()
  await table.say(['article:1'])
  await stop(first)
  const trial = await start(without)
  expect((await ask(trial, '/politique/titre')).headers['x-cache']).toBe('stale')
})

test('a takedown that nobody was there to hear is done before the first reader', async () => {
  await leaveOnDisk()
  table.rows.push({ id: 1, tags: ['article:1'], hard: true, age: 0 })
  const trial = await start(without)
  expect((await ask(trial, '/politique/titre')).status).toBe(503)
  expect(files()).toEqual([])
})

test('a tombstone is heard even while the database is away', async () => {
  await leaveOnDisk()
  const { tombstones } = takedownPlace(dataDir)
  mkdirSync(tombstones, { recursive: true })
  writeFileSync(join(tombstones, 'a.json'), JSON.stringify({ tags: ['article:1'], at: Date.now() }))
  writeFileSync(join(tombstones, 'cut-short.json'), '{"tags":')
  table.away = true
  const trial = await start(without)
  expect((await ask(trial, '/politique/titre')).status).toBe(503)
  expect(files()).toEqual([])
})

test('an old tombstone spares what was rendered after it', async () => {
  const { tombstones } = takedownPlace(dataDir)
  mkdirSync(tombstones, { recursive: true })
  writeFileSync(join(tombstones, 'a.json'), JSON.stringify({ tags: ['article:1'], at: Date.now() - 1_000 }))
  await leaveOnDisk()
  expect((await ask(await start(without), '/politique/titre')).status).toBe(200)
})

test('a takedown said at the door is done when the door answers', async () => {
  const trial = await start()
  await ask(trial, '/politique/titre')
  await until(() => files().length === 3)
  const said = await sayToControlSocket(dataDir, { tags: ['article:1'], at: Date.now() })
  expect([said, files()]).toEqual([204, []])
  expect((await ask(trial, '/politique/titre')).headers['x-cache']).toBe('miss')
  expect(await sayToControlSocket(dataDir, { tags: [] })).toBe(400)
})

test.each([
  [
    'the bytes changed',
    (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('conseil', 'Conseil')),
  ],
  ['the bytes are cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
  [
    'the sidecar is broken',
    () => writeFileSync(join(pagesDir(), '.state/entries/politique/titre.html.json'), '{'),
  ],
])('a snapshot is not served when %s', async (_, damage) => {
  await leaveOnDisk()
  damage(join(pagesDir(), 'politique/titre.html'))
  const trial = await start()
  expect((await ask(trial, '/politique/titre')).headers['x-cache']).toBe('miss')
})

test('a damaged coding is made again', async () => {
  await leaveOnDisk()
  writeFileSync(join(pagesDir(), 'politique/titre.html.gz'), 'x')
  writeFileSync(join(pagesDir(), 'politique/titre.html.br'), 'x')
  const trial = await start(without)
  const reading = await ask(trial, '/politique/titre', { headers: { 'accept-encoding': 'br, gzip' } })
  expect([reading.status, reading.headers['content-encoding']]).toEqual([200, 'gzip'])
})

test('bytes of which nobody knows what they show are removed', async () => {
  mkdirSync(join(pagesDir(), 'politique'), { recursive: true })
  writeFileSync(join(pagesDir(), 'politique/orphelin.html'), 'x')
  await start()
  expect(files()).toEqual([])
})

test('another build is another look: the old page is served when the new one takes its time', async () => {
  await leaveOnDisk()
  const trial = await start({ limits: { refillMoment: 0 } }, 'second')
  expect((await ask(trial, '/politique/titre')).headers['x-cache']).toBe('stale')
  await until(async () => (await ask(trial, '/politique/titre')).headers['x-cache'] === 'hit')
})

test("another newsroom's pages are gone, however far its database is", async () => {
  const first = await start()
  await ask(first, '/politique/titre')
  await until(() => files().length === 3)
  await stop(first)
  table = createFakeTable()
  table.identity = 'another newsroom'
  await start()
  expect(files()).toEqual([])
})

test('an upgrade learns whose pages these are, also when nothing else happens', async () => {
  table.identity = undefined
  const first = await start()
  await ask(first, '/politique/titre')
  await until(() => files().length === 3 && existsSync(join(pagesDir(), '.state', 'applied.json')))
  // The migration has come; a bell rings for nothing.
  table.identity = 'this newsroom'
  table.ring()
  await stop(first)
  table.identity = 'another newsroom'
  await start()
  expect(files()).toEqual([])
})

test('a database that comes back while we run is looked at as well', async () => {
  const trial = await start()
  await ask(trial, '/politique/titre')
  table.identity = 'another newsroom'
  await table.say(['somewhere else'])
  expect((await ask(trial, '/politique/titre')).headers['x-cache']).toBe('miss')
})

test('an older copy of the database means that nothing here is known to be true', async () => {
  const first = await start()
  await table.say(['home'])
  await table.say(['home'])
  await ask(first, '/politique/titre')
  await until(() => files().length === 3)
  await stop(first)
  table = createFakeTable()
  table.rows.push({ id: 1, tags: ['home'], hard: false, age: 0 })
  const trial = await start()
  expect((await ask(trial, '/politique/titre')).headers['x-cache']).toBe('miss')
})

test('the disk holds no more than it may; the oldest renders leave first', async () => {
  const trial = await start({ limits: { diskPages: 3 } })
  for (const path of ['/a', '/b', '/c', '/d', '/e']) {
    await ask(trial, path)
    await until(() => files().includes(`${path.slice(1)}.html`))
  }
  await until(() => files().length === 9)
  expect(files().filter((name) => name.endsWith('.html'))).toEqual(['c.html', 'd.html', 'e.html'])
})

test('memory holds no more than it may; the rest is read from disk again', async () => {
  const trial = await start({ limits: { pageMemory: 20_000 } })
  for (const path of ['/a', '/b', '/c', '/d', '/e', '/f']) {
    await ask(trial, path)
    await until(() => files().includes(`${path.slice(1)}.html.br`))
  }
  expect((await ask(trial, '/a')).headers['x-cache']).toBe('hit')
  expect(trial.seen).toHaveLength(6)
  const metrics = await ask(trial, '/metrics', { headers: { host: '127.0.0.1' } })
  expect(Number(/pages_memory_bytes (\d+)/.exec(metrics.text)![1])).toBeLessThanOrEqual(20_000)
})
