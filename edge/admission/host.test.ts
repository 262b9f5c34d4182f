import { expect, test } from 'vitest'
import { createHostCheck } from './host.ts'

test('the site answers to its own name, in any case, with its port or the usual one left out', () => {
  const check = createHostCheck('https://journal.test')
  for (const name of ['journal.test', 'JOURNAL.test', 'journal.test:443']) expect(check(name)).toBe('ours')
  expect(createHostCheck('http://journal.test:8080')('journal.test:8080')).toBe('ours')
})

test.each([
  undefined,
  '',
  'evil.test',
  'journal.test.evil.test',
  'journal.test:80',
  'journal.test.',
  'www.journal.test',
  'journal.test@evil.test',
  'journal.test/evil',
  'journal.test evil.test',
  'journal.test,evil.test',
  'localhost',
  '127.0.0.1',
  '[::1]',
])('%s is foreign to a public site', (name) => {
  expect(createHostCheck('https://journal.test')(name)).toBe('foreign')
})

test('on this machine the other names of this machine are aliases, on the same port only', () => {
  const check = createHostCheck('http://localhost:3000')
  expect(check('localhost:3000')).toBe('ours')
  for (const name of ['127.0.0.1:3000', '[::1]:3000']) expect(check(name)).toBe('alias')
  for (const name of [
    '127.0.0.1:3001',
    '127.0.0.1',
    '127.1:3000',
    '127.0.0.2:3000',
    '0.0.0.0:3000',
    'evil.test:3000',
  ])
    expect(check(name)).toBe('foreign')
})
