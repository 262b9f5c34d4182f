import { expect, test } from 'vitest'
import { createClientAddress } from './client-address.ts'

test('without a trusted proxy the header is only something the visitor wrote', () => {
  const address = createClientAddress([])
  expect(address('203.0.113.7', '1.2.3.4')).toBe('203.0.113.7')
  expect(address('::ffff:203.0.113.7', undefined)).toBe('203.0.113.7')
  expect(address(undefined, '1.2.3.4')).toBe('0.0.0.0')
})

test('behind proxies it is the right-most address that is not one of them', () => {
  const address = createClientAddress(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
  expect(address('127.0.0.1', '203.0.113.7')).toBe('203.0.113.7')
  expect(address('127.0.0.1', '6.6.6.6, 203.0.113.7, 10.1.2.3')).toBe('203.0.113.7')
  expect(address('::ffff:10.0.0.1', '2001:db8::1, fd00::2')).toBe('2001:db8::1')
  expect(address('127.0.0.1', undefined)).toBe('127.0.0.1')
  expect(address('127.0.0.1', '10.9.9.9')).toBe('10.9.9.9')
})

test('somebody who is not a proxy cannot speak for another', () => {
  const address = createClientAddress(['10.0.0.0/8'])
  expect(address('203.0.113.7', '1.2.3.4')).toBe('203.0.113.7')
})

test('what is no address ends the chain', () => {
  const address = createClientAddress(['127.0.0.1'])
  for (const garbage of ['unknown', '', '1.2.3.4, <script>', '1.2.3.4:x', '[1.2', '1.2.3:80'])
    expect(address('127.0.0.1', garbage)).toBe('127.0.0.1')
})

test.each([
  ['7.7.7.7:1234', '7.7.7.7'],
  ['[2001:db8::1]:5', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['[::ffff:7.7.7.7]:80', '7.7.7.7'],
  ['6.6.6.6:1, 7.7.7.7:2', '7.7.7.7'],
])('%s, as proxies write it, is %s', (header, expected) => {
  expect(createClientAddress(['127.0.0.1'])('127.0.0.1', header)).toBe(expected)
})
