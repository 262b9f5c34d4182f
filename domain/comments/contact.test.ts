import { createSecretKey } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import {
  contentKey,
  decryptEmail,
  derivedRequestId,
  emailIndex,
  encryptEmail,
  networkHash,
} from './contact.ts'
import { formAge, issueFormToken } from './form-token.ts'

vi.mock('#platform/secrets.ts', () => {
  const keys = ['emailKey', 'blindIndexKey', 'networkKey', 'formKey']
  return { secretKey: (name: string) => createSecretKey(Buffer.alloc(32, keys.indexOf(name) + 1)) }
})

describe('an e-mail', () => {
  test('comes back from its cipher, which differs each time and holds no letter of it', () => {
    const one = encryptEmail('lea@exemple.fr')
    const two = encryptEmail('lea@exemple.fr')
    expect(decryptEmail(one)).toBe('lea@exemple.fr')
    expect(Buffer.from(one).equals(two)).toBe(false)
    expect(Buffer.from(one).toString('latin1')).not.toContain('lea')
  })

  test('cannot be read when a byte was changed', () => {
    const cipher = Buffer.from(encryptEmail('lea@exemple.fr'))
    for (const at of [1, 13, 29, cipher.length - 1]) {
      const damaged = Buffer.from(cipher)
      damaged[at]! ^= 1
      expect(() => decryptEmail(damaged), `byte ${at}`).toThrow()
    }
  })

  test('is matched by an index that is its own', () => {
    expect(emailIndex('a@b.fr')).toEqual(emailIndex('a@b.fr'))
    expect(emailIndex('a@b.fr')).not.toEqual(emailIndex('a@b.fR'))
    expect(emailIndex('a@b.fr')).toHaveLength(32)
  })
})

describe('a network', () => {
  test('is hashed by the month: a burst can be linked, a life cannot', () => {
    const march = new Date('2026-03-01T00:00:00Z')
    expect(networkHash('203.0.113.1', march)).toEqual(
      networkHash('203.0.113.254', new Date('2026-03-31T23:59:59Z')),
    )
    expect(networkHash('203.0.113.1', march)).not.toEqual(
      networkHash('203.0.113.1', new Date('2026-04-01T00:00:00Z')),
    )
    expect(networkHash('203.0.113.1', march)).not.toEqual(networkHash('203.0.114.1', march))
  })
})

test('a key of content tells apart what is apart, however it is divided', () => {
  const key = (...parts: [string, string | null, string, string]) => contentKey(...parts).toString('hex')
  const keys = [
    key('a', null, 'x@y.fr', 'mots'),
    key('b', null, 'x@y.fr', 'mots'),
    key('a', 'p', 'x@y.fr', 'mots'),
    key('a', null, 'z@y.fr', 'mots'),
    key('a', null, 'x@y.fr', 'mot'),
    key('a', null, 'x@y.f', 'rmots'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
  const id = derivedRequestId(contentKey('a', null, 'x@y.fr', 'mots'))
  expect(id).toBe(derivedRequestId(contentKey('a', null, 'x@y.fr', 'mots')))
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

describe('a form’s token', () => {
  const made = 1_700_000_000_000
  const later = new Date(made + 4_500)

  test('tells how long its form was open', () => {
    expect(formAge(issueFormToken('article', made), 'article', later)).toBe(4.5)
  })

  test.each([
    ['another article’s', issueFormToken('other', made)],
    ['with another time', issueFormToken('article', made).replace(String(made), String(made - 60_000))],
    [
      'with another signature',
      issueFormToken('article', made).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ],
    ['cut short', `article.${made}`],
    ['with a part too many', `${issueFormToken('article', made)}.x`],
    ['empty', ''],
    ['missing', undefined],
  ])('%s tells nothing', (_, token) => {
    expect(formAge(token, 'article', later)).toBeNull()
  })
})
