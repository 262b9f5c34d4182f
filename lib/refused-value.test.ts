import { expect, test } from 'vitest'
import { isOutage } from './outage.ts'
import { isRefusedValue } from './refused-value.ts'

const withCode = (code: string) => Object.assign(new Error(code), { code })

test.each(['22P02', '22P05', '22021', '22001', '22003', '22007', '22008', '54000'])(
  '%s is the fault of what was sent, also behind another error, and no outage',
  (code) => {
    expect(isRefusedValue(new Error('Failed query', { cause: withCode(code) }))).toBe(true)
    expect(isOutage(withCode(code))).toBe(false)
  },
)

test.each(['23505', '42P01', '57014', '22012', '08006', '53100'])('%s is not', (code) => {
  expect(isRefusedValue(withCode(code))).toBe(false)
})

test('anything may be thrown', () => {
  for (const thrown of [null, undefined, '22021', { code: '22021' }])
    expect(isRefusedValue(thrown)).toBe(false)
})
