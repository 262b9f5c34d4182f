import { expect, test } from 'vitest'
import { invitePersonInput } from './input.ts'

const person = { name: 'Léa Petit', email: 'lea@exemple.fr', role: 'author' }
const problems = (changes: object) =>
  invitePersonInput
    .safeParse({ ...person, ...changes })
    .error?.issues.map(({ path, message }) => [path[0], message])

test.each([
  ['', 'field.required'],
  [' \u200b', 'field.required'],
  ['\u3164', 'field.required'],
  ['lea@', 'field.email'],
  ['lea@exemple.fr\nbcc: tous@exemple.fr', 'field.email'],
])('the address %j: %s', (email, code) => {
  expect(problems({ email })).toEqual([['email', code]])
})

test('an address is taken however it was pasted, a name must be seen', () => {
  expect(invitePersonInput.parse({ ...person, email: '\ufeffLea@Exemple.fr \n' }).email).toBe(
    'lea@exemple.fr',
  )
  expect(problems({ name: '\u2800' })).toEqual([['name', 'field.required']])
})
