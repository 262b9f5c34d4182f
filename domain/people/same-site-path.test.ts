import { expect, test } from 'vitest'
import { sameSitePath } from './same-site-path.ts'

test.each(['/', '/redaction', '/moderation?etat=refuses&page=2', '/redaction/articles/1#body', '/a%20b'])(
  'a path of this site is kept: %s',
  (path) => expect(sameSitePath(path)).toBe(path),
)

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
