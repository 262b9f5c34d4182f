import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
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
} from '#edge/testing/cache-fixture.ts'
import { ask, type EdgeFixtureOptions, page, until } from '#edge/testing/edge-fixture.ts'

let dataDir: string
let table: FakeTable
let trials: CacheFixture[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'leftovers-'))
  table = createFakeTable()
  trials = []
})
afterEach(async () => {
  await Promise.all(trials.map((trial) => trial.close()))
  rmSync(dataDir, { recursive: true, force: true })
})

const text = 'Un long paragraphe sur le conseil municipal. '.repeat(60)
const path = '/politique/titre'
const other = '/politique/autre'
const file = (ending = '') => join(dataDir, 'pages', `politique/titre.html${ending}`)

async function start(
  answer: EdgeFixtureOptions['answer'],
  limits: EdgeFixtureOptions['limits'] = {},
): Promise<CacheFixture> {
  const cache = { build: 'first', source: table, prewarms: false }
  const trial = await startCacheFixture({
    dataDir,
    cache,
    limits: { rewriteAfter: 10, ...limits },
    answer: answer!,
  })
  trials.push(trial)
  return Object.assign(trial, { table })
}
const stop = (trial: CacheFixture) => trials.splice(trials.indexOf(trial), 1)[0]!.close()
const takeDown = (tags: string[], id?: string) => sayToControlSocket(dataDir, { id, tags, at: Date.now() })
const away: EdgeFixtureOptions['answer'] = (req) => req.socket.destroy()

/** A file that no unlink removes: a folder has its name. */
function hold(): void {
  unlinkSync(file())
  mkdirSync(file())
}
function letGo(): void {
  rmdirSync(file())
  writeFileSync(file(), 'the old page')
}
/** A page on disk whose file will not go; from then on Next says that there is nothing any more. */
async function startHeld(limits?: EdgeFixtureOptions['limits']): Promise<CacheFixture> {
  let isThere = true
  const trial = await start((_req, res) => {
    if (isThere) page(res, pageWith('article:1', text))
    else res.writeHead(410, { 'content-type': 'text/html' }).end('<p>parti</p>')
  }, limits)
  for (const one of [path, other]) await ask(trial, one)
  await until(() => [path, other].every((one) => existsSync(join(dataDir, 'pages', `${one}.html.br`))))
  isThere = false
  hold()
  return trial
}
const number = async (trial: CacheFixture, name: string) => {
  const { text } = await ask(trial, '/metrics', { headers: { host: '127.0.0.1' } })
  return Number(new RegExp(`^plein_jour_edge_${name} (\\d+)$`, 'm').exec(text)?.[1])
}
const said = (trial: CacheFixture, message: string) =>
  trial.logged.filter((line) => line.message === message).length

test('what will not go is tried again until it does, and said once', async () => {
  const trial = await startHeld()
  await table.say(['article:1'], true)
  expect([existsSync(file('.gz')), existsSync(file('.br'))]).toEqual([false, false])
  expect((await ask(trial, path)).status).toBe(410)
  expect(await number(trial, 'snapshots_unremoved')).toBe(1)
  await until(async () => (await number(trial, 'snapshot_removals_failed_total')) > 2)
  letGo()
  await until(() => !existsSync(file()))
  expect(await number(trial, 'snapshots_unremoved')).toBe(0)
  expect(said(trial, 'the files of a page could not be deleted')).toBe(1)
  expect(said(trial, 'all files that were to go are gone')).toBe(1)
})

test('one file that will not go does not save the others', async () => {
  const trial = await startHeld()
  await table.say(['article:1'], true)
  expect((await ask(trial, other)).status).toBe(410)
})

test('a takedown is not acknowledged before the file is gone', async () => {
  await startHeld()
  expect([await takeDown(['article:1']), await takeDown(['article:1'])]).toEqual([503, 503])
  expect(await takeDown(['article:2'])).toBe(204)
  letGo()
  expect([await takeDown(['article:1']), existsSync(file())]).toEqual([204, false])
})

test('who asks again about a takedown does not throw away what was rendered since', async () => {
  let homes = 0
  const trial = await start((req, res) => {
    if (req.url === '/') homes++
    page(res, pageWith(req.url === '/' ? 'home' : 'article:1', text))
  })
  for (const one of ['/', path]) await ask(trial, one)
  await until(() => existsSync(file('.br')))
  hold()
  for (let i = 0; i < 5; i++) {
    expect(await takeDown(['article:1', 'home'], 'a takedown')).toBe(503)
    expect((await ask(trial, '/')).status).toBe(200)
  }
  expect(homes).toBe(2)
  // Published and taken down again: that is another one.
  expect(await takeDown(['article:1', 'home'], 'a later one')).toBe(503)
  await ask(trial, '/')
  expect(homes).toBe(3)
})

test('a restart goes on trying, and serves nothing of it', async () => {
  const first = await startHeld({ rewriteAfter: 60_000 })
  // No takedown, so no tombstone either: the page has moved.
  await table.say(['article:1'])
  await until(async () => (await number(first, 'snapshots_unremoved')) === 1)
  await stop(first)
  const second = await start(away)
  expect((await ask(second, path)).status).toBe(503)
  expect(await number(second, 'snapshots_unremoved')).toBe(1)
  letGo()
  await until(() => !existsSync(file()))
})

test('a tombstone whose page will not go does not keep the edge from starting', async () => {
  await stop(await startHeld())
  const { tombstones } = takedownPlace(dataDir)
  mkdirSync(tombstones, { recursive: true })
  // Both so old that the tombstone would be forgotten, were the page gone.
  const old = join(tombstones, 'a.json')
  writeFileSync(old, JSON.stringify({ tags: ['article:1'], at: 2 }))
  const sidecar = join(dataDir, 'pages/.state/entries/politique/titre.html.json')
  writeFileSync(sidecar, JSON.stringify({ ...JSON.parse(readFileSync(sidecar, 'utf8')), renderedAt: 1 }))
  const trial = await start(away)
  expect([(await ask(trial, path)).status, existsSync(old)]).toEqual([503, true])
  letGo()
  await until(() => !existsSync(file()))
})

test('a new page in its place is left alone', async () => {
  const trial = await startHeld({ rewriteAfter: 60_000 })
  await table.say(['article:1'], true)
  await until(async () => (await number(trial, 'snapshots_unremoved')) === 1)
  trial.next.removeAllListeners('request')
  trial.next.on('request', (_req, res) => page(res, pageWith('article:1', `de retour ${text}`)))
  letGo()
  await table.say(['article:1'])
  await until(async () => (await ask(trial, path)).text.includes('de retour'))
  await until(() => existsSync(file('.br')))
  expect(await number(trial, 'snapshots_unremoved')).toBe(0)
  expect([await takeDown(['article:3']), existsSync(file())]).toEqual([204, true])
})

test('nor does a restart delete it that knows only of the old one', async () => {
  const checkpoint = join(dataDir, 'pages/.state/applied.json')
  const first = await startHeld({ rewriteAfter: 60_000 })
  // No tombstone either: the page has moved.
  await table.say(['article:1'])
  await until(async () => (await number(first, 'snapshots_unremoved')) === 1)
  const moved = Date.now()
  await until(() => Date.now() > moved)
  first.next.removeAllListeners('request')
  first.next.on('request', (_req, res) => page(res, pageWith('article:1', `de retour ${text}`)))
  await table.say(['article:1'])
  await until(async () => (await ask(first, path)).text.includes('de retour'))
  // Written once the new page is rendered, before the disk takes it.
  await until(() => existsSync(checkpoint) && readFileSync(checkpoint, 'utf8').includes('titre.html'))
  const written = readFileSync(checkpoint, 'utf8')
  letGo()
  await table.say(['article:1'])
  await until(() => existsSync(file('.br')))
  await stop(first)
  // Killed before it could say that nothing is left.
  writeFileSync(checkpoint, written)
  const second = await start(away)
  expect([(await ask(second, path)).text.includes('de retour'), existsSync(file())]).toEqual([true, true])
})
