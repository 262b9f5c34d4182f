import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceHash } from './source-hash.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'))
  put('app/page.tsx', 'page')
  put('db/client.ts', 'client')
})
afterEach(() => rmSync(root, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

test.each([
  ['a changed page', 'app/page.tsx', 'another'],
  ['a new file', 'components/ui/button.tsx', 'button'],
  ['a dependency', 'package-lock.json', '{}'],
  ['a picture', 'public/logo.svg', '<svg/>'],
  ['a message', 'contract/i18n/messages/fr/site.json', '{}'],
])('changes with %s', (_, path, text) => {
  const before = sourceHash(root)
  put(path, text)
  expect(sourceHash(root)).not.toBe(before)
})

test.each(['app/page.test.tsx', 'seed/demo.ts', 'db/migrations/0001.sql', 'bin/start.ts', 'docs/STYLE.md'])(
  'does not change with %s',
  (path) => {
    const before = sourceHash(root)
    put(path, 'text')
    expect(sourceHash(root)).toBe(before)
  },
)

test('tells where one file ends and the next begins', () => {
  put('app/a.ts', 'one')
  put('app/b.ts', 'two')
  const before = sourceHash(root)
  put('app/a.ts', 'onet')
  put('app/b.ts', 'wo')
  expect(sourceHash(root)).not.toBe(before)
})
