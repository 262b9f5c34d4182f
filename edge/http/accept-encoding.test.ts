import { expect, test } from 'vitest'
import { type Encoding, negotiate } from './accept-encoding.ts'

const both: Encoding[] = ['br', 'gzip']

test.each<[string | undefined, Encoding]>([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['*;q=0, gzip', 'gzip'],
  ['identity', 'identity'],
  ['identity;q=0', 'identity'],
  ['identity;q=0, gzip;q=0.1', 'gzip'],
  ['identity;q=1, gzip;q=0.5', 'identity'],
  ['gzip;q=0.001', 'gzip'],
  ['gzip;q=2', 'identity'],
  ['gzip;q=banana', 'identity'],
  ['deflate, zstd', 'identity'],
  [',,;q=1,', 'identity'],
])('%s gets %s', (header, expected) => {
  expect(negotiate(header, both)).toBe(expected)
})

test('nothing is promised that is not ready', () => {
  expect(negotiate('br, gzip', ['gzip'])).toBe('gzip')
  expect(negotiate('br, gzip', [])).toBe('identity')
})
