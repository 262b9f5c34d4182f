import { expect, test } from 'vitest'
import { linkName, readLink } from './person.ts'

test.each([
  ['https://exemple.org', 'https://exemple.org/', 'exemple.org'],
  ['https://www.exemple.org/@lea/', 'https://www.exemple.org/@lea/', 'exemple.org/@lea'],
  ['lea@exemple.org', 'mailto:lea@exemple.org', 'lea@exemple.org'],
  ['mailto:Lea@Exemple.org', 'mailto:lea@exemple.org', 'lea@exemple.org'],
])('%s is a link', (typed, link, name) => {
  expect(readLink(typed)).toBe(link)
  expect(linkName(link)).toBe(name)
})

test.each([
  'javascript:alert(1)',
  'http://exemple.org',
  'https://lea:secret@exemple.org/',
  'https://localhost/',
  'exemple.org',
  'deux mots',
  `https://exemple.org/${'a'.repeat(200)}`,
  '',
])('%s is none', (typed) => {
  expect(readLink(typed)).toBeNull()
})
