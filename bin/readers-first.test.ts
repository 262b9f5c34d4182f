import { expect, test } from 'vitest'
import { thisRelease } from './readers-first.ts'

test('a release has prepared one database, not another; a new password does not make it one', () => {
  const real = thisRelease('postgres://owner:a@db.example:5432/plein_jour')
  expect(thisRelease('postgres://owner:b@db.example:5432/plein_jour')).toBe(real)
  expect(thisRelease('postgres://owner:a@db.example:5432/rehearsal')).not.toBe(real)
  expect(thisRelease('postgres://owner:a@db.example:5433/plein_jour')).not.toBe(real)
  expect(thisRelease(undefined)).not.toBe(real)
})
