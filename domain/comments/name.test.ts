import { expect, test } from 'vitest'
import { isReservedName } from './name.ts'

const colleagues = ['Jocelyne Marchandeau', 'Ève Le Goff', 'Œdipe Straße', 'La rédaction']

test.each([
  'Jocelyne Marchandeau',
  'jocelyne  MARCHANDEAU',
  'Marchandeau Jocelyne',
  'Jocelyne Marchandeau.',
  'Jоcelyne Mаrchandeau', // Cyrillic о and а
  'Jocelyne Marchand3au',
  'Eve Le-Goff',
  'Oedipe Strasse',
  'LA REDACTION',
])('« %s » is a borrowed name', (name) => {
  expect(isReservedName(name, colleagues)).toBe(true)
})

test.each(['Jocelyne', 'Jocelyne M.', 'Marchandeau fils', 'Ève', 'Redactionniste', 'X', '…'])(
  '« %s » is a name of its own',
  (name) => {
    expect(isReservedName(name, colleagues)).toBe(false)
  },
)
