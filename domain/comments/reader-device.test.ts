import { expect, test } from 'vitest'
import { uuidv7 } from '#lib/uuid.ts'
import { deviceKeyFor, readerDevice, readerDeviceLine } from './reader-device.ts'

const cookieOf = (line: string) => line.slice(0, line.indexOf(';'))

test('a device is new once, and known by its cookie among others', () => {
  const first = readerDevice(null)
  expect(first.isNew).toBe(true)
  const line = readerDeviceLine(first)
  expect(line).toMatch(/; Path=\/api\/comments; Max-Age=\d+; HttpOnly; SameSite=Lax/)
  const again = readerDevice(`autre=1; ${cookieOf(line)}; x=y`)
  expect(again).toEqual({ number: first.number, isNew: false })
})

test.each(['', 'lecture=', 'lecture=abc', 'lecture=abc.def', 'lecture=a.b.c'])(
  'a cookie that we have not signed is nobody’s: « %s »',
  (header) => {
    expect(readerDevice(header).isNew).toBe(true)
  },
)

test('a number that was changed is nobody’s', () => {
  const line = cookieOf(readerDeviceLine(readerDevice(null)))
  expect(readerDevice(line.replace(/=./, '=!')).isNew).toBe(true)
})

test('what is kept beside one comment says nothing about another', () => {
  const { number } = readerDevice(null)
  const [a, b] = [uuidv7(), uuidv7()]
  expect(deviceKeyFor(number, a).equals(deviceKeyFor(number, a))).toBe(true)
  expect(deviceKeyFor(number, a).equals(deviceKeyFor(number, b))).toBe(false)
})
