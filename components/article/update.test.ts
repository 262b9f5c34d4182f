import { expect, test } from 'vitest'
import { shownUpdate } from './update.ts'

const at = (time: string) => new Date(`2026-11-24T${time}Z`)
const shown = (publishedAt: string, updatedAt: string | null, corrections = 0) =>
  shownUpdate({
    publishedAt: at(publishedAt),
    updatedAt: updatedAt ? at(updatedAt) : null,
    corrections: Array.from({ length: corrections }, () => ({ text: 'x', createdAt: at('12:00:00') })),
  })

test('an update of the same minute is not worth a line', () => {
  expect(shown('13:28:04', '13:28:50')).toBeNull()
  expect(shown('13:28:50', '13:29:10')).toEqual(at('13:29:10'))
  expect(shown('13:28:04', '16:00:00')).toEqual(at('16:00:00'))
})

test('a correction is told, however soon it came', () => {
  expect(shown('13:28:04', '13:28:50', 1)).toEqual(at('13:28:50'))
})

test('what was never updated, or before it appeared, was not updated', () => {
  expect(shown('13:28:04', null)).toBeNull()
  expect(shown('13:28:04', '13:28:04')).toBeNull()
  expect(shown('13:28:04', '09:00:00', 1)).toBeNull()
})
