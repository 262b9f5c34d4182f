import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commentFields } from '#contract/comment-form/fields.ts'
import { bodyProblem, cleanName, cleanText, commentLimits, nameProblem, placeReply } from './comment.ts'

describe('clean text', () => {
  test.each([
    ['Windows and old Mac newlines', 'a\r\nb\rc', 'a\nb\nc'],
    ['a decomposed accent', 'e\u0301te\u0301', '\u00e9t\u00e9'],
    ['spaces around, and at the ends of lines', '  a  \t\nb \n ', 'a\nb'],
    ['empty lines beyond two', 'a\n\n\n\n\nb', 'a\n\nb'],
    ['a right-to-left override', 'ab\u202Ecd', 'abcd'],
    ['isolates and a zero width space', '\u2066a\u2069\u200Bb', 'ab'],
    ['nul and escape', 'a\u0000\u001b[31mb', 'a[31mb'],
    ['a byte order mark', '\uFEFFa', 'a'],
    ['a tab inside', 'a\tb', 'a\tb'],
    [
      'the joiner of an emoji family stays',
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
    ],
    ['Arabic and Hebrew stay', 'مرحبا שלום', 'مرحبا שלום'],
  ])('%s', (_, typed, stored) => {
    expect(cleanText(typed)).toBe(stored)
  })

  test('cleaned twice is cleaned once: what is stored is what would be stored again', () => {
    const odd = fc.constantFrom(
      ...' \t\n\r\u0301e\u200B\u202E\u2066\u0000\u00A0\u0085\u2028a\uFEFF',
      '\u{1F468}',
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: odd, maxLength: 40 }), fc.string({ unit: 'binary' })),
        (typed) => {
          const once = cleanText(typed)
          expect(cleanText(once)).toBe(once)
          expect(cleanName(cleanName(typed))).toBe(cleanName(typed))
          expect(once).toBe(once.trim())
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('changes nothing in honest text', () => {
    const line = fc.stringMatching(/^[A-Za-zéèàçœ’« »,.!?0-9-]{1,30}$/).map((value) => value.trim() || 'a')
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const text = lines.join('\n\n')
        expect(cleanText(text)).toBe(text.normalize('NFC'))
      }),
    )
  })
})

describe('length', () => {
  const limit = commentFields.body.limit
  test.each([
    ['the longest text of letters', 'a'.repeat(limit), null],
    ['one letter more', 'a'.repeat(limit + 1), 'comment.too_long'],
    ['as many emoji: code points count, not UTF-16 units', '\u{1F600}'.repeat(limit), null],
    ['one emoji more', '\u{1F600}'.repeat(limit + 1), 'comment.too_long'],
    ['nothing', '', 'comment.empty'],
  ])('%s', (_, body, problem) => {
    expect(bodyProblem(body)).toBe(problem)
  })

  test('no text of allowed code points is too long in bytes', () => {
    expect(new TextEncoder().encode('\u{10FFFF}'.repeat(limit)).length).toBe(commentLimits.bodyBytes)
  })

  test.each([
    ['a'.repeat(commentFields.name.limit), null],
    ['a'.repeat(commentFields.name.limit + 1), 'comment.name_too_long'],
    ['é'.repeat(commentFields.name.limit), null],
    ['', 'comment.name_empty'],
    ['\u{1F600}\u{1F525}', 'comment.name_no_letter'],
    ['...', 'comment.name_no_letter'],
    ['1234', 'comment.name_no_letter'],
    ['李', null],
    ['\u{1F600} Léa', null],
    ['J.-P.', null],
  ])('the name %j: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem)
  })

  test('a name of invisible characters is empty', () => {
    expect(nameProblem(cleanName('\u200B\u2066\u202E \n'))).toBe('comment.name_empty')
  })
})

test('a megabyte of spaces is read in no time: nobody else waits for it', () => {
  const began = performance.now()
  cleanText(`${' '.repeat(1_000_000)}x`)
  expect(performance.now() - began).toBeLessThan(500)
})

test('a reply never hangs deeper than the third level', () => {
  expect(placeReply({ id: 'root', parentId: null, rootId: null, depth: 0 })).toEqual({
    parentId: 'root',
    rootId: 'root',
    depth: 1,
  })
  expect(placeReply({ id: 'second', parentId: 'root', rootId: 'root', depth: 1 })).toEqual({
    parentId: 'second',
    rootId: 'root',
    depth: 2,
  })
  expect(placeReply({ id: 'third', parentId: 'second', rootId: 'root', depth: 2 })).toEqual({
    parentId: 'second',
    rootId: 'root',
    depth: 2,
  })
})
