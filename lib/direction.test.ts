import { expect, test } from 'vitest'
import { directionOf, isolate } from './direction.ts'

test.each([
  ['שרה', 'rtl'],
  ['محمد بخير؟ 123.', 'rtl'],
  ['«\u202fשלום\u202f» !', 'rtl'],
  ['\u{1e900}\u{1e901}', 'rtl'],
  ['שלום est un mot que les Français connaissent', undefined],
  ['Inès Carvadec', undefined],
  ['123', undefined],
  ['', undefined],
])('the direction of %j is %j', (text, direction) => {
  expect(directionOf(text)).toBe(direction)
})

test('only names from right to left are held together', () => {
  expect(isolate('שרה')).toBe('\u2068שרה\u2069')
  expect(isolate('Ali (علي)')).toBe('\u2068Ali (علي)\u2069')
  for (const name of ['Inès', 'Οδυσσέας', 'Ольга', '李', '']) expect(isolate(name)).toBe(name)
})
