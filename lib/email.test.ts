import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseEmail } from './email.ts'

describe('an e-mail address', () => {
  test.each([
    ['lea@exemple.fr', 'lea@exemple.fr'],
    ['  Lea.Petit+news@Exemple.FR ', 'lea.petit+news@exemple.fr'],
    ['l@sous.domaine.museum', 'l@sous.domaine.museum'],
    ["o'brien@a.ie", "o'brien@a.ie"],
    ['ｌｅａ@exemple.fr', 'lea@exemple.fr'],
    ['lea\uFF20exemple.fr', 'lea@exemple.fr'],
    [`${'a'.repeat(64)}@b.fr`, `${'a'.repeat(64)}@b.fr`],
  ])('%j is %j', (typed, stored) => {
    expect(normaliseEmail(typed)).toBe(stored)
  })

  test.each([
    '',
    'a',
    'a@',
    '@b.fr',
    'a@b',
    'a@b.',
    'a@.fr',
    'a@b..fr',
    'a@-b.fr',
    'a@b-.fr',
    'a@b.f',
    '.a@b.fr',
    'a.@b.fr',
    'a..b@c.fr',
    'a b@c.fr',
    'a@b c.fr',
    'a@b@c.fr',
    'a\uFF20b@c.fr',
    'a@b.fr\uFF20c.fr',
    'a\uFE6Bb@c.fr',
    'a@b.fr, c@d.fr',
    'a@b.fr;c@d.fr',
    '"a"@b.fr',
    'a(x)@b.fr',
    '<a@b.fr>',
    'a@[127.0.0.1]',
    'a@b.fr\nBcc: c@d.fr',
    'a@b.fr\u0000',
    `${'a'.repeat(65)}@b.fr`,
    `a@${'b'.repeat(64)}.fr`,
    `a@${'b.'.repeat(130)}fr`,
    'é@b.fr',
  ])('%j is refused', (typed) => {
    expect(normaliseEmail(typed)).toBeNull()
  })

  test('that is taken has one @, no space, one recipient, and is taken as it is stored', () => {
    // Characters that normalise to @, a dot, a comma, brackets or letters (GHSA-7rqj-j65f-68wh).
    const odd = fc.constantFrom(
      ...'ab.@-+,;<>"() \n\uFF20\uFE6B\uFF0E\u2024\uFF0C\uFF1C\u2100\u212A\u017F',
      'exemple.fr',
      '@b.fr',
    )
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 12 }), (parts) => {
        const email = normaliseEmail(parts.join(''))
        if (email === null) return
        expect(email.split('@')).toHaveLength(2)
        expect(email).toMatch(/^[\x21-\x7e]+$/)
        expect(email).not.toMatch(/[,;<>"()\\]/)
        expect(email).toBe(email.toLowerCase())
        expect(normaliseEmail(email)).toBe(email)
      }),
      { numRuns: 3_000 },
    )
  })
})
