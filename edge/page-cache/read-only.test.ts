import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takedownPlace } from '#contract/takedown-place.ts'
import {
  type CacheFixture,
  createFakeTable,
  pageWith,
  sayToControlSocket,
  startCacheFixture,
} from '../testing/cache-fixture.ts'
import { ask, type EdgeFixtureOptions, page, until } from '../testing/edge-fixture.ts'
import { openControlSocket } from './invalidation/control-socket.ts'

/** A disk that changes nothing under the paths it is told. */
const disk = vi.hoisted(() => ({ readOnly: undefined as string | undefined }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  const guard =
    (name: 'rmSync' | 'unlinkSync' | 'writeFileSync') =>
    (path: string, ...rest: never[]) => {
      if (disk.readOnly !== undefined && path.startsWith(disk.readOnly)) {
        throw Object.assign(new Error(`EROFS: ${name} '${path}'`), { code: 'EROFS' })
      }
      return (fs[name] as (path: string, ...rest: never[]) => void)(path, ...rest)
    }
  return {
    ...fs,
    rmSync: guard('rmSync'),
    unlinkSync: guard('unlinkSync'),
    writeFileSync: guard('writeFileSync'),
  }
})

let dataDir: string
const trials: CacheFixture[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'read-only-'))
})
afterEach(async () => {
  disk.readOnly = undefined
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
  rmSync(dataDir, { recursive: true, force: true })
})

const path = '/politique/titre'
const table = createFakeTable()
const start = async (answer: EdgeFixtureOptions['answer']) => {
  const trial = await startCacheFixture({
    dataDir,
    cache: { build: 'first', source: table, prewarms: false },
    answer: answer!,
  })
  trials.push(trial)
  return trial
}
const away: EdgeFixtureOptions['answer'] = (req) => req.socket.destroy()

/** A stored page, what a killed edge leaves behind, and from then on a disk that takes and lets go nothing. */
async function startReadOnly(): Promise<CacheFixture> {
  const first = await start((_req, res) => page(res, pageWith('article:1', 'le titre '.repeat(200))))
  await ask(first, path)
  await until(() => existsSync(join(dataDir, 'pages', `${path}.html.br`)))
  await trials.pop()!.close()
  const { pages, tombstones, socket } = takedownPlace(dataDir)
  writeFileSync(socket, '')
  writeFileSync(join(pages, '.state', 'draft-1-1.html'), 'half')
  writeFileSync(join(pages, '.state', 'entries', 'half.json'), '{')
  writeFileSync(join(tombstones, 'old.json'), JSON.stringify({ tags: ['article:2'], at: 1 }))
  disk.readOnly = dataDir
  return start(away)
}

test('stored pages are served from a disk that became read-only, and no takedown is confirmed', async () => {
  const trial = await startReadOnly()
  expect((await ask(trial, path)).text).toContain('le titre')
  await expect(sayToControlSocket(dataDir, { tags: ['article:1'], at: Date.now() })).rejects.toThrow()
})

test('a takedown that is said as soon as it can be written is heard without a database', async () => {
  const trial = await startReadOnly()
  expect((await ask(trial, path)).status).toBe(200)
  table.away = true
  disk.readOnly = undefined
  const tombstone = JSON.stringify({ tags: ['article:1'], at: Date.now() })
  writeFileSync(join(takedownPlace(dataDir).tombstones, 'new.json'), tombstone)
  await until(async () => (await ask(trial, path)).status !== 200)
  expect(existsSync(join(dataDir, 'pages', `${path}.html`))).toBe(false)
  expect(await sayToControlSocket(dataDir, { tags: ['article:1'], at: Date.now() })).toBe(204)
})

test('nobody serves behind a closed door where tombstones could be written', async () => {
  const socket = join(dataDir, 'elsewhere', 'edge.sock')
  mkdirSync(join(dataDir, 'elsewhere'))
  writeFileSync(socket, '')
  disk.readOnly = join(dataDir, 'elsewhere')
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const place = { socket, tombstones: join(dataDir, 'tombstones') }
  const opening = openControlSocket({
    place,
    takeDown: () => {},
    hasPendingDeletes: async () => false,
    poll: async () => {},
    log,
  })
  await expect(opening).rejects.toThrow('EROFS')
})
