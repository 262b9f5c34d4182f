import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask, startEdgeFixture } from '../testing/edge-fixture.ts'
import { archiveBuild } from './build-archive.ts'

const day = 86_400_000

test('a copy that was cut short is made again', () => {
  const dir = mkdtempSync(join(tmpdir(), 'archive-'))
  mkdirSync(join(dir, 'built'))
  writeFileSync(join(dir, 'built/main.css'), 'body {}')
  const kept = join(dir, 'kept/main.css')
  archiveBuild(join(dir, 'built'), join(dir, 'kept'))
  writeFileSync(kept, '')
  archiveBuild(join(dir, 'built'), join(dir, 'kept'))
  expect(readFileSync(kept, 'utf8')).toBe('body {}')
  expect(readdirSync(join(dir, 'kept'))).toEqual(['main.css'])
  rmSync(dir, { recursive: true })
})

test('files of an earlier build stay served, for a month after it was last used', async () => {
  const build = (dir: string, name: string) => {
    rmSync(join(dir, 'static'), { recursive: true, force: true })
    mkdirSync(join(dir, 'static/chunks'), { recursive: true })
    writeFileSync(join(dir, 'static/chunks', name), `/* ${name} */`)
  }
  const trial = await startEdgeFixture({
    prepare(dir) {
      const keep = (at: number) => archiveBuild(join(dir, 'static'), join(dir, 'data/static'), at)
      build(dir, 'ancient.css')
      keep(Date.now() - 40 * day)
      build(dir, 'first.css')
      keep(Date.now() - 20 * day)
      build(dir, 'second.css')
      keep(Date.now())
    },
  })
  try {
    const statuses = await Promise.all(
      ['ancient', 'first', 'second'].map(
        async (name) => (await ask(trial, `/_next/static/chunks/${name}.css`)).status,
      ),
    )
    expect(statuses).toEqual([404, 200, 200])
    const first = await ask(trial, '/_next/static/chunks/first.css')
    expect(first.headers['cache-control']).toContain('immutable')
    expect(first.text).toBe(readFileSync(join(trial.dir, 'data/static/chunks/first.css'), 'utf8'))
  } finally {
    await trial.close()
  }
})
