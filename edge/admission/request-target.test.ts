import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTarget } from './request-target.ts'

const read = (raw: string) => readTarget(raw, 4_096)

test('a plain address is read as it is', () => {
  expect(read('/politique/budget?page=2&q=a')).toEqual({
    kind: 'target',
    target: { path: '/politique/budget', encoded: '/politique/budget', query: 'page=2&q=a' },
  })
})

test('one page has one spelling', () => {
  for (const raw of ['/%72edaction', '/re%64action', '/redaction'])
    expect(read(raw)).toMatchObject({ target: { path: '/redaction', encoded: '/redaction' } })
  expect(read('/th%C3%A8me')).toEqual(read('/th%c3%a8me'))
  expect(read("/a;b,c=d@e:f$g&h+i!j*k'l(m)")).toMatchObject({
    kind: 'target',
    target: { encoded: "/a;b,c=d@e:f$g&h+i!j*k'l(m)" },
  })
})

test.each(['/a/', '/a//b', '//a', '/a///', '//evil.test/x/'])('%s is untidy', (raw) => {
  expect(read(raw).kind).toBe('tidy')
})

test('tidying never yields an address of another host', () => {
  expect(read('//evil.test/x')).toMatchObject({ target: { encoded: '/evil.test/x' } })
  expect(read('/')).toMatchObject({ kind: 'target' })
})

test.each([
  ['a%2fb', 'an encoded slash'],
  ['a%2Fb', 'an encoded slash'],
  ['a%5cb', 'an encoded backslash'],
  ['a\\b', 'a backslash'],
  ['a%00b', 'NUL'],
  ['a%0d%0ab', 'a line break'],
  ['a%7fb', 'DEL'],
  ['%C2%9B', 'the first of C1 that terminals obey'],
  ['a%c2%80b', 'the first of C1'],
  ['a%C2%9fb', 'the last of C1'],
  ['a%252fb', 'double encoding'],
  ['..', 'two dots'],
  ['a/../b', 'two dots inside'],
  ['a/./b', 'one dot'],
  ['%2e%2e/b', 'encoded dots'],
  ['.%2e/b', 'a half-encoded pair'],
  ['a/%2e', 'an encoded dot'],
  ['a%', 'a lone percent'],
  ['a%zz', 'no hexadecimal'],
  ['%c3%28', 'broken UTF-8'],
  ['a#b', 'a fragment'],
  ['a b', 'a space'],
  ['a\tb', 'a tab'],
  ['é', 'a bare non-ASCII byte'],
])('/%s is refused: %s', (rest) => {
  expect(read(`/${rest}`).kind).toBe('refused')
})

test('what follows the controls is an honest character', () => {
  for (const raw of ['/%C2%A0', '/12%C2%A0000', '/%C2%AB', '/%C3%9B', '/%7E'])
    expect(read(raw).kind).toBe('target')
})

test('absolute, asterisk and over-long targets are refused', () => {
  for (const raw of ['http://a.test/', '*', 'a', '']) expect(read(raw)).toMatchObject({ reason: 'form' })
  expect(read(`/${'a'.repeat(5_000)}`)).toMatchObject({ reason: 'length' })
})

test('whatever is accepted reads the same a second time, and climbs nowhere', () => {
  const piece = fc.constantFrom(
    '/',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '%41',
    'a',
    'é',
    '%c3%a9',
    '?',
    '\\',
    '%',
    ';',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const first = read(`/${pieces.join('')}`)
      if (first.kind === 'refused') return
      expect(first.target.encoded).toMatch(/^\/(?!\/)[\x21-\x7e]*$/)
      expect(first.target.path.split('/')).not.toContain('..')
      const second = read(first.target.encoded)
      expect(second.kind).toBe('target')
      expect(second).toMatchObject({ target: { path: first.target.path, encoded: first.target.encoded } })
    }),
  )
})
