import { expect, test } from 'vitest'
import { explainLog } from './failure.ts'

test.each([
  ['FATAL:  could not write to file "base/4/1249": No space left on device', /disk is full/],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', /port .* taken/],
  ['FATAL:  database files are incompatible with server', /another version/],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /memory/],
  ['PANIC:  could not locate a valid checkpoint record at 0/174B6C8', /damaged/],
  ['postgres: error while loading shared libraries: libicuuc.so.60: cannot open', /DATABASE_URL/],
])('explains %s', (log, explanation) => {
  expect(explainLog(`2026-11-22 UTC [1] LOG:  starting\n${log}\n`)).toMatch(explanation)
})

test('says nothing about what it does not know', () => {
  expect(explainLog('LOG:  database system is ready to accept connections')).toBeUndefined()
})
