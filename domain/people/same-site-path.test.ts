import { expect, test } from 'vitest'
import { sameSitePath } from './same-site-path.ts'

test.each(['/', '/redaction', '/moderation?etat=refuses&page=2', '/redaction/articles/1#body', '/a%20b'])(
  'a path of this site is kept: %s',
  (path) => expect(sameSitePath(path)).toBe(path),
)

test.each([
  ['/moderation?_rsc=TF9R', '/moderation'],
  ['/redaction?q=c%C3%B4te&_rsc=1&page=2#a', '/redaction?q=c%C3%B4te&page=2#a'],
])('the page is meant, not its data: %s', (asked, page) => expect(sameSitePath(asked)).toBe(page))

test.each([
  '',
  'redaction',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/\tevil',
  '/ evil',
  '/.//evil.example',
  '/x/..//evil.example',
  '/a\nLocation: https://evil.example',
  '/é',
  `/${'a'.repeat(500)}`,
  undefined,
  ['/redaction'],
])('anything else is not: %j', (value) => expect(sameSitePath(value)).toBeNull())
