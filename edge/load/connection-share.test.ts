import { expect, test } from 'vitest'
import { createConnectionShare } from './connection-share.ts'

test('one network never takes the places of all others, and has its own back when it leaves', () => {
  const share = createConnectionShare(3, (address) => address === '127.0.0.1')
  const all = (address: string, n: number) => Array.from({ length: n }, () => share.take(address))
  expect(all('203.0.113.1', 4)).toEqual([true, true, true, false])
  expect(share.take('203.0.113.200')).toBe(false)
  expect(all('2001:db8:1:1::1', 2)).toEqual([true, true])
  expect(all('2001:db8:1:2::1', 2)).toEqual([true, false])
  expect(share.take('203.0.114.1')).toBe(true)
  share.give('203.0.113.1')
  expect(all('203.0.113.7', 2)).toEqual([true, false])
})

test('a proxy, and whoever is at this machine, brings as many as come', () => {
  const share = createConnectionShare(1, (address) => address.startsWith('127.'))
  for (let n = 0; n < 100; n++) expect(share.take('127.0.0.1')).toBe(true)
})
