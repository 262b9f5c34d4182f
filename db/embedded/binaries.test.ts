import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyInto, linkUp } from './binaries.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'))
  mkdirSync(join(root, 'native', 'lib'), { recursive: true })
  writeFileSync(join(root, 'native', 'lib', 'libx.so.1.2'), 'library')
  const link = { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }
  writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify([link]))
})
afterEach(() => rmSync(root, { recursive: true }))

test('makes the links that the npm package could not carry, as often as asked', () => {
  const link = join(root, 'native', 'lib', 'libx.so.1')
  for (let time = 0; time < 2; time++) {
    expect(linkUp(root)).toBe(true)
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(link, 'utf8')).toBe('library')
  }
})

test('says when it could not', () => {
  writeFileSync(
    join(root, 'native', 'pg-symlinks.json'),
    '[{"source":"native/lib/libx.so.1.2","target":"native/missing/libx.so.1"}]',
  )
  expect(linkUp(root)).toBe(false)
})

test('a copy is whole or not there at all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copies-'))
  const list = join(root, 'native', 'pg-symlinks.json')
  const text = readFileSync(list)
  rmSync(list)
  // It fails when all but the links is there.
  expect(() => copyInto({ root, version: '18.4' }, folder)).toThrow(/ENOENT/)
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(list, text)
  expect(readdirSync(copyInto({ root, version: '18.4' }, folder))).toEqual(['native'])
  rmSync(folder, { recursive: true })
})
