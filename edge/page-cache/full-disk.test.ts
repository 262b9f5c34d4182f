import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type CacheFixture, pageWith, startCacheFixture } from '../testing/cache-fixture.ts'
import { ask, page, until } from '../testing/edge-fixture.ts'

const trials: CacheFixture[] = []
afterEach(async () => {
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

/** A disk that takes nothing for one section: a file stands where its folder must be. */
async function startOnFullDisk(): Promise<{ trial: CacheFixture; pages: string; free(): void }> {
  let pages = ''
  const trial = await startCacheFixture({
    limits: { rewriteAfter: 10 },
    answer: (req, res) => page(res, pageWith('article:1', req.url!)),
    prepare(dir) {
      pages = join(dir, 'data', 'pages')
    },
  })
  trials.push(trial)
  writeFileSync(join(pages, 'politique'), 'full')
  return { trial, pages, free: () => rmSync(join(pages, 'politique')) }
}

const complaints = (trial: CacheFixture) =>
  trial.logged.filter(({ message }) => message === 'a page could not be written to disk').length

test('a page that the disk does not take is served all the same, and written when it does', async () => {
  const { trial, pages, free } = await startOnFullDisk()
  const paths = ['/politique/un', '/politique/deux']
  for (const path of paths) expect((await ask(trial, path)).text).toContain(path)
  await until(() => complaints(trial) === 1)
  expect((await ask(trial, '/politique/un')).headers['x-cache']).toBe('hit')
  free()
  await until(() => paths.every((path) => existsSync(join(pages, `${path}.html`))))
  expect(readFileSync(join(pages, 'politique', 'un.html'), 'utf8')).toContain('/politique/un')
})

test('what was taken down meanwhile is not written', async () => {
  const { trial, pages, free } = await startOnFullDisk()
  await ask(trial, '/politique/un')
  await until(() => complaints(trial) === 1)
  trial.next.removeAllListeners('request')
  trial.next.on('request', (_req, res) => res.writeHead(410, { 'content-type': 'text/html' }).end('parti'))
  await trial.table.say(['article:1'], true)
  free()
  await ask(trial, '/autre')
  await until(async () => (await ask(trial, '/politique/un')).status === 410)
  expect(existsSync(join(pages, 'politique', 'un.html'))).toBe(false)
})
