import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPlace, parseNote } from './place.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'place-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('is in DATA_DIR when nothing speaks against it', () => {
  expect(findPlace(join(folder, 'data'), undefined)).toEqual({
    folder: join(folder, 'data', 'postgres'),
    cluster: join(folder, 'data', 'postgres', '18'),
  })
})

test('is where the note says, also when DATA_DIR could be used by now', () => {
  const other = join(folder, 'elsewhere', 'postgres')
  findPlace(other, undefined)
  writeFileSync(join(folder, 'postgres-location.txt'), `# a remark\n\n${other}\n`)
  expect(findPlace(folder, undefined).cluster).toBe(join(other, '18'))
})

test('refuses to share the database of the DATA_DIR it was copied from', () => {
  const [original, copy, other] = ['original', 'copy', 'var/postgres'].map((name) => join(folder, name))
  for (const dataDir of [original, copy, other]) findPlace(dataDir!, undefined)
  for (const dataDir of [original, copy]) writeFileSync(join(dataDir!, 'postgres-location.txt'), `${other}\n`)
  writeFileSync(join(folder, 'var', 'data-dir.txt'), `${original}\n`)
  expect(() => findPlace(copy!, undefined)).toThrow(/looks like a copy/)
  expect(findPlace(original!, undefined).folder).toBe(other)
  rmSync(original!, { recursive: true })
  expect(findPlace(copy!, undefined).folder).toBe(other)
})

test('reads the note', () => {
  expect(parseNote('# why\n/var/lib/x\n')).toBe('/var/lib/x')
  expect(parseNote('# only remarks\n')).toBeUndefined()
})
