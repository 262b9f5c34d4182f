import { expect, test } from 'vitest'
import { EmbeddedPostgresError } from '#db/embedded/failure.ts'
import { mayPass } from './database.ts'

const withCode = (code: string) => Object.assign(new Error('…'), { code })

test('a database that is away, closed or refusing may be back, and so may its folder', () => {
  for (const code of [
    'ECONNREFUSED',
    'CONNECT_TIMEOUT',
    'EACCES',
    'ENOSPC',
    '57P03',
    '28000',
    '55000',
    '53300',
  ])
    expect([code, mayPass(withCode(code))]).toEqual([code, true])
  expect(mayPass(new EmbeddedPostgresError('The disk is full.'))).toBe(true)
  expect(mayPass(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(mayPass(new Error('Failed query', { cause: withCode('53300') }))).toBe(true)
})

test('what is damaged may be mended by who looks after it', () => {
  for (const code of ['58030', '58P01', 'XX000', 'XX001', 'XX002', '25006', '40P01'])
    expect([code, mayPass(withCode(code))]).toEqual([code, true])
})

test('a defect of ours is told, and not tried again', () => {
  for (const code of ['42601', '42P01', 'ERR_INVALID_ARG_TYPE']) expect(mayPass(withCode(code))).toBe(false)
  expect(mayPass(new TypeError('undefined is not a function'))).toBe(false)
  expect(mayPass(undefined)).toBe(false)
})
