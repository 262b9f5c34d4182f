import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seenJson } from './json-line.ts'

test('what cannot be seen is written out, and what can is left alone', () => {
  const value = {
    a: '\u009b31m\u007f\u0085\u202e\u2066\u200e\u061c\u2028\ufeff\u{e0041}',
    b: 'été — 日本 😀',
  }
  expect(seenJson(JSON.stringify(value))).toBe(
    String.raw`{"a":"\u009b31m\u007f\u0085\u202e\u2066\u200e\u061c\u2028\ufeff\udb40\udc41","b":"été — 日本 😀"}`,
  )
})

test('any value reads back as it was, in one line', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const given = JSON.stringify({ value, [text]: text })
      const line = seenJson(given)
      expect(JSON.parse(line)).toEqual(JSON.parse(given))
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }),
  )
})
