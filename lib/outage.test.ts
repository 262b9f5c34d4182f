import { describe, expect, it } from 'vitest'
import { isOutage } from './outage.ts'

const withCode = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code })

describe('isOutage', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'CONNECT_TIMEOUT',
    'CONNECTION_ENDED',
    '57P01',
    '57P03',
    '53300',
    '53100',
    '55P03',
    '57014',
    '40P01',
    '40001',
    '08006',
  ])('knows %s, also behind another error', (code) => {
    expect(isOutage(withCode(code))).toBe(true)
    expect(isOutage(new Error('Failed query', { cause: withCode(code) }))).toBe(true)
  })

  it.each(['42P01', '23505', '22021', '55000', 'NEXT_NOT_FOUND'])(
    'leaves %s to be reported as a defect',
    (code) => {
      expect(isOutage(withCode(code))).toBe(false)
    },
  )

  it('survives anything thrown', () => {
    expect(isOutage(null)).toBe(false)
    expect(isOutage('ECONNREFUSED')).toBe(false)
    const loop = new Error('loop')
    loop.cause = loop
    expect(isOutage(loop)).toBe(false)
  })
})
