import { expect, test } from 'vitest'
import { explainDiskError, isDiskError } from './disk-error.ts'
import { explain } from './terminal.ts'

const withCode = (code: string, message: string) => Object.assign(new Error(message), { code })

test('a full disk is told in plain words, whoever met it', () => {
  const file = withCode('ENOSPC', 'ENOSPC: no space left on device, write')
  expect(explain(file)).toBe(
    'The disk is full (ENOSPC: no space left on device, write). Free some space and start again: nothing is lost.',
  )
  const server = Object.assign(withCode('53100', 'could not extend file'), { severity: 'ERROR' })
  expect(explain(new Error('Failed query', { cause: server }))).toMatch(
    /^The disk of the database is full \(could not extend file\)\./,
  )
  expect(explainDiskError(withCode('EROFS', 'EROFS: read-only file system'))).toBe(
    'The disk is read-only (EROFS: read-only file system).',
  )
})

test('another error is no disk’s', () => {
  for (const error of [withCode('EACCES', '…'), new Error('ENOSPC'), undefined, 'ENOSPC'])
    expect([isDiskError(error), explainDiskError(error)]).toEqual([false, undefined])
})
