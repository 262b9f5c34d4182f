import { describe, expect, test } from 'vitest'
import { normalisePassword, passwordProblem } from './password.ts'

const owner = { siteName: 'Plein Jour', email: 'ines.carvadec@example.org', name: 'Inès Carvadec' }
const problem = (password: string) => passwordProblem(password, owner)

describe('a password', () => {
  test.each(['cheval agrafe pile correct', 'maree-indigo-encrier', 'xK4#tR9!mQ2v', 'été à la plage encore'])(
    'is good when it is long and nobody’s: %s',
    (password) => expect(problem(password)).toBeNull(),
  )
  test('of eleven characters is too short, of twelve long enough', () => {
    expect(problem('xK4#tR9!mQ2')).toBe('field.too_short')
    expect(problem('xK4#tR9!mQ2v')).toBeNull()
  })
  test('has an upper bound, counted in characters and not in bytes', () => {
    expect(problem('né🗞xv'.repeat(40))).not.toBe('field.too_long')
    expect(problem(`${'abxqzw7 '.repeat(25)}!`)).toBe('field.too_long')
  })
  test.each([
    'motdepasse2026',
    'MotDePasse!!!!',
    'pleinjour2026!',
    'Plein Jour 123',
    'inescarvadec12',
    'Carvadec-1234!',
    'carvadecexample',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    '123456789012345',
    'azertyuiop123',
    'redaction-redaction',
  ])('is refused when a guess would come close: %s', (password) =>
    expect(problem(password)).toBe('field.too_short'),
  )
  test('is the same from every keyboard', () => {
    expect(normalisePassword('e\u0301te\u0301')).toBe(normalisePassword('été'))
  })
})
