import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createLogger, steadyDestination } from './log.ts'

function written(value: object): Record<string, unknown> {
  let line = ''
  const log = createLogger('test', 'info', {
    write(text) {
      line = text
    },
  })
  log.info(value, 'something happened')
  return JSON.parse(line)
}

test('hides what must not be in a log, also inside objects', () => {
  const line = JSON.stringify(
    written({
      email: 'reader@example.org',
      user: { password: 'hunter2', token: 'abc123' },
      request: { headers: { cookie: 'session=xyz', authorization: 'Bearer qqq' } },
    }),
  )
  for (const secret of ['reader@example.org', 'hunter2', 'abc123', 'xyz', 'qqq'])
    expect(line).not.toContain(secret)
})

test('says who, when and what, with the level as a word', () => {
  expect(written({ article: 7 })).toMatchObject({
    name: 'test',
    level: 'info',
    msg: 'something happened',
    article: 7,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  })
})

test('keeps the message and the stack of an error', () => {
  expect(written({ error: new Error('broken') })).toMatchObject({
    error: { message: 'broken', stack: expect.stringContaining('log.test.ts') },
  })
})

test.skipIf(!existsSync('/dev/full'))('a full disk costs lines, and nobody his life', () => {
  const log = createLogger('test', 'info', steadyDestination('/dev/full'))
  for (let i = 0; i < 3; i++) expect(() => log.warn({}, 'nobody will read this')).not.toThrow()
})
