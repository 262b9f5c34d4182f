import { expect, test } from 'vitest'
import { raw, text } from './schema.ts'

const outcome = (schema: ReturnType<typeof text>, sent: unknown) => {
  const read = schema.safeParse(sent)
  return read.success ? read.data : read.error.issues.map((issue) => issue.message)
}

test('text is measured once it is clean', () => {
  expect(outcome(text({ max: 3 }), ' a\u0000b\u200bc ')).toBe('abc')
  expect(outcome(text({ max: 3 }), 'e\u0301e\u0301e\u0301')).toBe('ééé')
  expect(outcome(text({ max: 3 }), 'abcd')).toEqual(['field.too_long'])
  expect(outcome(text({ max: 3, tooLong: 'article.title_too_long' }), 'x'.repeat(100_000))).toEqual([
    'article.title_too_long',
  ])
})

test('what must be there must be seen', () => {
  for (const sent of ['', '  ', '\u3164', '\u2800', '\u00ad', '\u0301'])
    expect(outcome(text({ required: true }), sent), JSON.stringify(sent)).toEqual(['field.required'])
  expect(outcome(text({ required: 'article.title_missing' }), '\u200d')).toEqual(['article.title_missing'])
  expect(outcome(text({ required: true }), '\u{1f600}')).toBe('\u{1f600}')
})

test('one line has no breaks; several keep theirs; typing keeps its space', () => {
  expect(outcome(text(), 'a\nb')).toBe('a b')
  expect(outcome(text({ lines: true }), 'a\r\nb\n')).toBe('a\nb')
  expect(outcome(text({ trim: false }), 'mot ')).toBe('mot ')
})

test('nothing but text is text, and a default stays a default', () => {
  for (const sent of [1, null, {}, ['a']]) expect(text().safeParse(sent).success).toBe(false)
  expect(text({ max: 5 }).default('').parse(undefined)).toBe('')
  expect(text({ max: 1 }).catch('').parse(12)).toBe('')
})

test('raw text is as it came', () => {
  expect(raw(5).parse(' \u0000a ')).toBe(' \u0000a ')
  expect(raw(2).safeParse('abc').error?.issues[0]?.message).toBe('field.too_long')
})
