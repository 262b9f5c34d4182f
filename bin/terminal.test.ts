import { expect, test } from 'vitest'
import { localAddress } from './answers.ts'
import { seconds, stepLine, table } from './terminal.ts'

test('seconds have one decimal', () => {
  expect(seconds(9_449)).toBe('9.4 s')
  expect(seconds(0)).toBe('0.0 s')
})

test('steps stand in columns', () => {
  expect(stepLine('build', 42_123, '')).toBe('  build         42.1 s')
  expect(stepLine('database', 700, 'port 21000')).toBe('  database       0.7 s   port 21000')
})

test('tables are as wide as their widest cell', () => {
  expect(
    table([
      ['admin', 'a@example.org', 'x'],
      ['moderator', 'm@x.org', 'yy'],
    ]),
  ).toEqual(['admin       a@example.org   x', 'moderator   m@x.org         yy'])
})

test('a server on every address is reached on this one', () => {
  expect(localAddress('0.0.0.0', 80)).toBe('http://127.0.0.1:80')
  expect(localAddress('::', 80)).toBe('http://[::1]:80')
  expect(localAddress('192.0.2.7', 3000)).toBe('http://192.0.2.7:3000')
})
